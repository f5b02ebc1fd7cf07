import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook } from '@testing-library/react';
import { ReactNode } from 'react';
import { kubernetesApiRef } from '../api';
import { ManualTimers, settle } from '../testing/ManualTimers';
import { ScriptedApi } from '../testing/ScriptedApi';
import { useMergedLog, UseMergedLogOptions } from './useMergedLog';

const PODS = [
  {
    ...{ key: 'a', cluster: 'eu', namespace: 'shop', name: 'a' },
    source: 'a',
  },
];

async function start() {
  const api = new ScriptedApi();
  const timers = new ManualTimers();
  const first: UseMergedLogOptions<string> = {
    pods: PODS,
    log: { tailLines: 10 },
    isFollowed: true,
    restartKey: 'app',
    timers,
  };
  const rendered = renderHook(
    (options: UseMergedLogOptions<string>) =>
      useMergedLog('component:default/shop', options),
    {
      initialProps: first,
      wrapper: ({ children }: { readonly children: ReactNode }) => (
        <TestApiProvider apis={[[kubernetesApiRef, api]]}>
          {children}
        </TestApiProvider>
      ),
    },
  );
  const wait = () =>
    act(async () => {
      await timers.advance(5_000);
      await settle();
    });
  await wait();
  return {
    ...rendered,
    asked: () => api.merged.map(({ pods }) => pods.map(({ name }) => name)),
    /** Which connections are open. */
    open: () => api.merged.map(({ connection }) => !connection.signal.aborted),
    show: async (changes: Partial<UseMergedLogOptions<string>>) => {
      rendered.rerender({ ...first, ...changes });
      await wait();
    },
  };
}

it('keeps its connection while the same is asked for', async () => {
  const { open, show } = await start();
  await show({ log: { tailLines: 10 } });
  expect(open()).toEqual([true]);
});

it.each<[string, Partial<UseMergedLogOptions<string>>]>([
  ['other lines', { log: { tailLines: 20 } }],
  ['another container', { restartKey: 'proxy' }],
])('reads everything again for %s', async (_, changes) => {
  const { open, show } = await start();
  await show(changes);
  expect(open()).toEqual([false, true]);
});

it('leaves nothing open when it is gone', async () => {
  const { open, unmount } = await start();
  unmount();
  expect(open()).toEqual([false]);
});

it('reads the pods that come, too', async () => {
  const { asked, show } = await start();
  await show({ pods: [...PODS, { ...PODS[0], key: 'b', name: 'b' }] });
  expect(asked()).toEqual([['a'], ['a', 'b']]);
});
