import { TestApiProvider } from '@backstage/frontend-test-utils';
import { FleetServiceList } from '@podlight/backstage-plugin-kubernetes-common';
import { act, renderHook, waitFor } from '@testing-library/react';
import { ReactNode } from 'react';
import { FleetScope, KubernetesApi, kubernetesApiRef } from '../api';
import { ScriptedApi } from '../testing/ScriptedApi';
import {
  useFleetFailures,
  useFleetService,
  useFleetServices,
} from './useFleet';

const list: FleetServiceList = {
  at: '2026-03-01T12:00:00Z',
  clusters: [],
  services: [
    { entityRef: 'component:default/web', state: 'healthy', cells: [] },
  ],
};

class FleetApi extends ScriptedApi {
  readonly scopes: FleetScope[] = [];

  async getFleetServices(scope: FleetScope) {
    this.scopes.push(scope);
    return structuredClone(list);
  }

  async getFleetFailures() {
    return { at: list.at, clusters: [], states: {}, failures: [] };
  }
}

function show<T>(api: KubernetesApi, hook: () => T) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <TestApiProvider apis={[[kubernetesApiRef, api]]}>
      {children}
    </TestApiProvider>
  );
  return renderHook(hook, { wrapper }).result;
}

describe('the hooks of the fleet', () => {
  it('share one request for a scope, however it is written', async () => {
    const api = new FleetApi();
    const result = show(api, () => [
      useFleetServices({ of: 'system:default/shop' }),
      useFleetServices({ of: 'System:default/Shop' }),
      useFleetServices('mine'),
    ]);
    await waitFor(() =>
      expect(result.current.map(each => each.list)).toEqual([list, list, list]),
    );
    expect(api.scopes).toEqual([{ of: 'system:default/shop' }, 'mine']);
  });

  it('share one request for a set of services, in any order', async () => {
    const api = new FleetApi();
    const [a, b] = ['component:default/a', 'component:default/b'];
    const result = show(api, () => [
      useFleetServices({ refs: [b, a] }),
      useFleetServices({ refs: [a, 'Component:default/B', a] }),
    ]);
    await waitFor(() =>
      expect(result.current.map(each => each.list)).toEqual([list, list]),
    );
    expect(api.scopes).toEqual([{ refs: [a, b] }]);
  });

  it('ask for the services of a table in one request', async () => {
    const api = new FleetApi();
    const result = show(api, () => [
      useFleetService('component:default/web'),
      useFleetService('Component:default/Web'),
      useFleetService('component:default/absent'),
    ]);
    const [web] = list.services;
    await waitFor(() => expect(result.current).toEqual([web, web, undefined]));
    expect(api.scopes).toEqual([
      { refs: ['component:default/absent', 'component:default/web'] },
    ]);
  });

  it('keep the objects of what has not changed', async () => {
    const api = new FleetApi();
    const result = show(api, () => useFleetServices('all'));
    await waitFor(() => expect(result.current.list).toEqual(list));
    const { services } = result.current.list!;
    const { receivedAt } = result.current;
    act(() => result.current.reload());
    await waitFor(() => expect(api.scopes).toHaveLength(2));
    await waitFor(() => expect(result.current.isLoading).toBe(false));
    expect(result.current.list!.services).toBe(services);
    expect(result.current.receivedAt).toBeGreaterThanOrEqual(receivedAt!);
  });

  it('give the failures', async () => {
    const result = show(new FleetApi(), () => useFleetFailures());
    await waitFor(() => expect(result.current.list?.failures).toEqual([]));
  });

  it('say of an API without an index what a backend without one says', async () => {
    const result = show(new ScriptedApi(), () => [
      useFleetServices('all').error,
      useFleetFailures().error,
    ]);
    await waitFor(() =>
      expect(result.current.map(error => error?.name)).toEqual([
        'NotFoundError',
        'NotFoundError',
      ]),
    );
  });
});
