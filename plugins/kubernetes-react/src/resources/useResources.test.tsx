import { TestApiProvider } from '@backstage/frontend-test-utils';
import {
  initialServiceState,
  ObjectRow,
  reduceService,
  ServiceMessage,
} from '@podlight/backstage-plugin-kubernetes-common';
import { act, renderHook, waitFor } from '@testing-library/react';
import { ReactNode } from 'react';
import { kubernetesApiRef } from '../api';
import { useService } from '../hooks';
import { ScriptedApi } from '../testing/ScriptedApi';
import { KubernetesServiceProvider } from './KubernetesServiceProvider';
import { useResources } from './useResources';

const entityRef = 'component:default/dice-roller';
const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'dice-roller' },
};

interface Rollout {
  readonly spec: { readonly replicas: number };
  readonly status: {
    readonly currentStepIndex: number;
    readonly conditions: readonly { readonly type: string }[];
  };
}

const rollout: ObjectRow = {
  kind: 'Rollout',
  namespace: 'games',
  name: 'dice',
  conditions: [{ type: 'Progressing', status: 'False' }],
  customResource: {
    definition: 'rollouts.argoproj.io',
    state: 'failing',
    uid: 'u1',
    labels: { app: 'dice' },
    others: [{ type: 'Available', status: 'True' }],
    fields: {
      'spec.replicas': 3,
      'status.currentStepIndex': 1,
      'status.conditions[*].type': ['Progressing'],
    },
  },
};
const other: ObjectRow = {
  ...{ kind: 'Certificate', namespace: 'games', name: 'dice' },
  customResource: { definition: 'certificates.cert-manager.io' },
};

const messages: readonly ServiceMessage[] = [
  {
    type: 'hello',
    version: 1,
    entityRef,
    selector: 'app=dice-roller',
    at: '2026-03-01T12:00:00Z',
    clusters: [{ name: 'eu', region: 'de' }, { name: 'us' }],
    providerProblems: [],
  },
  {
    type: 'cluster',
    cluster: 'eu',
    state: { phase: 'live', at: '2026-03-01T12:00:00Z' },
    kindProblems: [],
    pods: [
      {
        ...{ namespace: 'games', name: 'dice-1-a', uid: 'p1', state: 'ready' },
        ...{ status: 'Running', readyContainers: 1, totalContainers: 1 },
        ...{ restarts: 0, labels: {}, containers: [] },
        workload: { kind: 'Rollout', name: 'dice' },
      },
    ],
    workloads: [],
    objects: [rollout, other],
    findings: [],
  },
  {
    type: 'cluster',
    cluster: 'us',
    state: { phase: 'live', at: '2026-03-01T12:00:00Z' },
    kindProblems: [],
    pods: [],
    workloads: [],
    objects: [rollout],
    findings: [],
  },
];

function withApi(api: ScriptedApi) {
  return ({ children }: { children: ReactNode }) => (
    <TestApiProvider apis={[[kubernetesApiRef, api]]}>
      {children}
    </TestApiProvider>
  );
}

describe('useResources', () => {
  it('gives typed objects of all clusters, as far as they are listed', async () => {
    const api = new ScriptedApi();
    const { result } = renderHook(
      () => useResources<Rollout>('rollouts.argoproj.io', { entity }),
      { wrapper: withApi(api) },
    );
    expect(result.current).toEqual([]);
    act(() => messages.forEach(each => api.connections[0].send(each)));
    await waitFor(() => expect(result.current).toHaveLength(2));
    const [eu, us] = result.current;
    expect(eu).toMatchObject({
      ...{ cluster: 'eu', kind: 'Rollout', namespace: 'games', name: 'dice' },
      ...{ uid: 'u1', state: 'failing', isStale: false },
      labels: { app: 'dice' },
      conditions: [{ type: 'Progressing' }, { type: 'Available' }],
      spec: { replicas: 3 },
    });
    expect(eu.status.currentStepIndex).toBe(1);
    expect(eu.status.conditions?.[0].type).toBe('Progressing');
    expect(eu.pods).toEqual([
      expect.objectContaining({
        cluster: 'eu',
        region: 'de',
        row: expect.objectContaining({ name: 'dice-1-a' }),
      }),
    ]);
    expect(us.pods).toEqual([]);
  });

  it('keeps the object of a cluster that did not change', async () => {
    const api = new ScriptedApi();
    const { result } = renderHook(
      () => useResources('rollouts.argoproj.io', { entity }),
      { wrapper: withApi(api) },
    );
    act(() => messages.forEach(each => api.connections[0].send(each)));
    await waitFor(() => expect(result.current).toHaveLength(2));
    const [before] = result.current;
    act(() =>
      api.connections[0].send({
        ...messages[2],
        objects: [],
      } as ServiceMessage),
    );
    await waitFor(() => expect(result.current).toHaveLength(1));
    expect(result.current[0]).toBe(before);
  });

  it('shares one connection with useService, and ends it with the last', async () => {
    const api = new ScriptedApi();
    const wrapper = withApi(api);
    const tab = renderHook(() => useService(entity), { wrapper });
    const own = renderHook(
      () => useResources('rollouts.argoproj.io', { entity }),
      { wrapper },
    );
    expect(api.connections).toHaveLength(1);
    tab.unmount();
    expect(api.connections[0].signal.aborted).toBe(false);
    own.unmount();
    expect(api.connections[0].signal.aborted).toBe(true);
    const next = renderHook(() => useService(entity), { wrapper });
    expect(api.connections).toHaveLength(2);
    expect(next.result.current.service).toBe(initialServiceState);
  });

  it('uses what the tab around it follows', () => {
    const api = new ScriptedApi();
    const service = messages.reduce(reduceService, initialServiceState);
    const Wrapper = withApi(api);
    const { result } = renderHook(() => useResources('rollouts.argoproj.io'), {
      wrapper: ({ children }) => (
        <Wrapper>
          <KubernetesServiceProvider entityRef={entityRef} service={service}>
            {children}
          </KubernetesServiceProvider>
        </Wrapper>
      ),
    });
    expect(result.current).toHaveLength(2);
    expect(api.connections).toHaveLength(0);
  });

  it('follows another entity than that of the tab around it', () => {
    const api = new ScriptedApi();
    const service = messages.reduce(reduceService, initialServiceState);
    const Wrapper = withApi(api);
    const another = { ...entity, metadata: { name: 'other' } };
    const { result } = renderHook(
      () => useResources('rollouts.argoproj.io', { entity: another }),
      {
        wrapper: ({ children }) => (
          <Wrapper>
            <KubernetesServiceProvider entityRef={entityRef} service={service}>
              {children}
            </KubernetesServiceProvider>
          </Wrapper>
        ),
      },
    );
    expect(result.current).toEqual([]);
    expect(api.connections).toHaveLength(1);
  });

  it('says what is missing outside of the tab', () => {
    jest.spyOn(console, 'error').mockImplementation(() => {});
    expect(() =>
      renderHook(() => useResources('rollouts.argoproj.io'), {
        wrapper: withApi(new ScriptedApi()),
      }),
    ).toThrow(/needs an entity/);
  });
});
