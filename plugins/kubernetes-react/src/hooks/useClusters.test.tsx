import { TestApiProvider } from '@backstage/frontend-test-utils';
import { act, renderHook } from '@testing-library/react';
import { ClusterHealthList } from '@podlight/backstage-plugin-kubernetes-common';
import { ReactNode } from 'react';
import { kubernetesApiRef } from '../api';
import { ManualTimers } from '../testing/ManualTimers';
import { ScriptedApi } from '../testing/ScriptedApi';
import { useClusters } from './useClusters';

type Answer = () => Promise<ClusterHealthList>;

const from =
  (replica: string): Answer =>
  async () => ({
    at: '2026-03-01T12:00:00Z',
    replica,
    clusters: [],
    providerProblems: [],
  });
const refuse: Answer = async () => {
  throw new Error('Not allowed');
};

class AnsweringApi extends ScriptedApi {
  readonly asked: AbortSignal[] = [];

  constructor(readonly answers: readonly Answer[]) {
    super();
  }

  override async getClusters(options?: { readonly signal?: AbortSignal }) {
    const answer =
      this.answers[Math.min(this.asked.length, this.answers.length - 1)];
    if (options?.signal) this.asked.push(options.signal);
    return answer();
  }
}

async function show(...answers: readonly Answer[]) {
  const timers = new ManualTimers();
  const api = new AnsweringApi(answers);
  const { asked } = api;
  const wrapper = ({ children }: { children: ReactNode }) => (
    <TestApiProvider apis={[[kubernetesApiRef, api]]}>
      {children}
    </TestApiProvider>
  );
  const { result, unmount } = renderHook(() => useClusters(timers), {
    wrapper,
  });
  const wait = (ms: number) => act(() => timers.advance(ms));
  await wait(0);
  return { now: () => result.current, asked, timers, unmount, wait };
}

describe('useClusters', () => {
  it('asks every 15 seconds', async () => {
    const { asked, wait, now } = await show(from('a'));
    expect(now()).toMatchObject({ isLoading: false, replicas: 1 });
    await wait(14_999);
    expect(asked).toHaveLength(1);
    await wait(1);
    expect(asked).toHaveLength(2);
  });

  it('counts the replicas that a load balancer leads to, and forgets one after two minutes', async () => {
    const { now, wait } = await show(from('a'), from('b'));
    await wait(15_000);
    expect(now().replicas).toBe(2);
    for (let waited = 15_000; waited < 120_000; waited += 15_000) {
      await wait(15_000);
    }
    expect(now().replicas).toBe(2);
    await wait(15_000);
    expect(now().replicas).toBe(1);
  });

  it('keeps the last list when a refresh fails, says so, and asks again', async () => {
    const { now, wait } = await show(from('a'), refuse, from('a'));
    const { list } = now();
    await wait(15_000);
    expect(now()).toMatchObject({
      error: new Error('Not allowed'),
      isLoading: false,
    });
    expect(now().list).toEqual(list);
    await wait(15_000);
    expect(now().error).toBeUndefined();
  });

  it('asks at once on demand, and gives up the request before', async () => {
    const { now, asked, wait } = await show(from('a'));
    act(() => now().reload());
    expect(now().isLoading).toBe(true);
    await wait(0);
    expect(asked).toHaveLength(2);
    expect(asked[0].aborted).toBe(true);
    expect(now().isLoading).toBe(false);
  });

  it('does not take what a request says that was given up', async () => {
    let answer = () => {};
    const late: Answer = () =>
      new Promise((resolve, reject) => {
        answer = () => from('late')().then(resolve, reject);
      });
    const { now, wait } = await show(late, from('a'));
    act(() => now().reload());
    await wait(0);
    answer();
    await wait(0);
    expect(now().list?.replica).toBe('a');
    expect(now().replicas).toBe(1);
  });

  it('ends with the component', async () => {
    const { asked, timers, unmount } = await show(from('a'));
    unmount();
    expect(asked[0].aborted).toBe(true);
    expect(timers.nextDelayMs()).toBeUndefined();
  });
});
