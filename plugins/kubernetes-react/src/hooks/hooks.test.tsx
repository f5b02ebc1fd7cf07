import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook, waitFor } from '@testing-library/react';
import { ReactNode } from 'react';
import { kubernetesApiRef } from '../api';
import { ScriptedApi } from '../testing/ScriptedApi';
import { ManualTimers } from '../testing/ManualTimers';
import { useNow } from './useNow';
import { usePodEvents } from './usePodEvents';
import { usePodLogs } from './usePodLogs';
import { useService } from './useService';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'dice-roller' },
};
const pod = {
  entityRef: 'component:default/dice-roller',
  cluster: 'eu',
  namespace: 'games',
  name: 'dice-roller-1',
};

function withApi(api: ScriptedApi) {
  return ({ children }: { children: ReactNode }) => (
    <TestApiProvider apis={[[kubernetesApiRef, api]]}>
      {children}
    </TestApiProvider>
  );
}

describe('useService', () => {
  it('follows the entity and stops with the component', async () => {
    const api = new ScriptedApi();
    const { result, unmount } = renderHook(() => useService(entity), {
      wrapper: withApi(api),
    });
    expect(result.current.connection.phase).toBe('connecting');
    act(() =>
      api.connections[0].send({
        type: 'hello',
        version: 1,
        entityRef: pod.entityRef,
        selector: 'app=dice-roller',
        at: '2026-03-01T12:00:00Z',
        clusters: [{ name: 'eu' }],
        providerProblems: [],
      }),
    );
    await waitFor(() =>
      expect(result.current.service.clusters).toHaveLength(1),
    );
    expect(result.current.connection.phase).toBe('open');
    unmount();
    expect(api.connections[0].signal.aborted).toBe(true);
  });
});

describe('usePodLogs', () => {
  it('loads, and loads again for another container', async () => {
    const api = new ScriptedApi();
    api.logs.set('dice-roller-1/app', async () => 'from app');
    api.logs.set('dice-roller-1/init', async () => 'from init');
    const { result, rerender } = renderHook(
      ({ container }) => usePodLogs(pod, { container }),
      { wrapper: withApi(api), initialProps: { container: 'app' } },
    );
    expect(result.current.phase).toBe('loading');
    await waitFor(() =>
      expect(result.current).toMatchObject({
        phase: 'loaded',
        value: 'from app',
      }),
    );
    rerender({ container: 'init' });
    expect(result.current.phase).toBe('loading');
    await waitFor(() =>
      expect(result.current).toMatchObject({ value: 'from init' }),
    );
  });

  it('never shows the answer to an older request', async () => {
    const api = new ScriptedApi();
    let answerOld: (log: string) => void = () => {};
    api.logs.set(
      'dice-roller-1/old',
      () =>
        new Promise<string>(resolve => {
          answerOld = resolve;
        }),
    );
    api.logs.set('dice-roller-1/new', async () => 'new');
    const { result, rerender } = renderHook(
      ({ container }) => usePodLogs(pod, { container }),
      { wrapper: withApi(api), initialProps: { container: 'old' } },
    );
    rerender({ container: 'new' });
    await waitFor(() => expect(result.current).toMatchObject({ value: 'new' }));
    await act(async () => answerOld('old'));
    expect(result.current).toMatchObject({ value: 'new' });
  });

  it('reports the error and reloads', async () => {
    const api = new ScriptedApi();
    api.logs.set('dice-roller-1/app', async () => {
      throw new Error('no such log');
    });
    const { result } = renderHook(() => usePodLogs(pod, { container: 'app' }), {
      wrapper: withApi(api),
    });
    await waitFor(() =>
      expect(result.current).toMatchObject({
        phase: 'failed',
        error: { message: 'no such log' },
      }),
    );
    api.logs.set('dice-roller-1/app', async () => 'now it is there');
    act(() => result.current.reload());
    await waitFor(() => expect(result.current.phase).toBe('loaded'));
  });

  it('sends no request without a pod', () => {
    const { result } = renderHook(() => usePodLogs(undefined, {}), {
      wrapper: withApi(new ScriptedApi()),
    });
    expect(result.current.phase).toBe('idle');
  });
});

describe('usePodEvents', () => {
  it('loads the events of a pod', async () => {
    const { result } = renderHook(() => usePodEvents(pod), {
      wrapper: withApi(new ScriptedApi()),
    });
    await waitFor(() =>
      expect(result.current).toMatchObject({
        phase: 'loaded',
        value: [{ reason: 'BackOff' }],
      }),
    );
  });
});

describe('useNow', () => {
  it('moves with the clock and stops with the component', async () => {
    const timers = new ManualTimers(1_000);
    const { result, unmount } = renderHook(() => useNow(500, timers));
    expect(result.current).toBe(1_000);
    await act(() => timers.advance(500));
    expect(result.current).toBe(1_500);
    await act(() => timers.advance(500));
    expect(result.current).toBe(2_000);
    unmount();
    expect(timers.nextDelayMs()).toBeUndefined();
  });
});
