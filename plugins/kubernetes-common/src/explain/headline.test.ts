import { DISPLAY_STATES, DisplayState } from '../status';
import { ClusterReasonCode, ClusterState, PodRow } from '../wire';
import { judgeService } from './headline';
import { KnownCluster } from './KnownService';

const AT = '2026-08-20T10:00:00Z';

const aRow = (state: DisplayState, index: number): PodRow => ({
  namespace: 'games',
  name: `web-${index}`,
  uid: `${index}`,
  state,
  status: 'Running',
  readyContainers: 1,
  totalContainers: 1,
  restarts: 0,
  labels: {},
  containers: [],
});

function inState(
  state: ClusterState,
  cluster: string,
  states: readonly DisplayState[] = [],
): KnownCluster {
  return {
    cluster,
    state,
    kindProblems: [],
    pods: states.map(aRow),
    workloads: [],
    findings: [],
  };
}

const live = (...states: readonly DisplayState[]) =>
  inState({ phase: 'live', at: AT }, 'eu', states);

const reason = { code: 'timeout', message: 'no response' } as const;
const failed = inState({ phase: 'failed', since: AT, reason }, 'us');
const connecting = inState({ phase: 'connecting' }, 'ap');

function limited(code: ClusterReasonCode, state: DisplayState): KnownCluster {
  const kindProblems = [{ kind: 'Pod', reason: { code, message: 'no' } }];
  return { ...live(state), cluster: code, kindProblems };
}

const headline = (clusters: readonly KnownCluster[], problems = 0) =>
  judgeService(clusters, problems).headline;

describe('judgeService', () => {
  it.each<[string, readonly KnownCluster[]]>([
    ['The only pod is ready.', [live('ready')]],
    ['All 2 pods are ready.', [live('ready'), live('ready')]],
    ['No pods.', [live()]],
    ['No pods.', []],
    ['The only pod is not ready.', [live('notReady')]],
    ['None of the 2 pods is ready.', [live('notReady', 'notReady')]],
    ['2 of 3 pods are not ready.', [live('notReady', 'notReady', 'ready')]],
    ['All 2 pods are failing.', [live('failing', 'failing')]],
    ['All 2 running pods are ready.', [live('ready', 'ready', 'completed')]],
    [
      '2 of 4 pods are failing.',
      [live('failing', 'ready', 'ready', 'failing')],
    ],
    ['1 of 2 pods is starting.', [live('ready', 'starting')]],
    ['1 of 2 pods is in an unknown state.', [live('starting', 'unknown')]],
    ['1 of 2 pods is terminating.', [live('ready', 'terminating')]],
    ['1 pod completed, none runs.', [live('completed')]],
    ['2 pods completed, none runs.', [live('completed', 'completed')]],
  ])('says %s', (expected, clusters) => {
    expect(headline(clusters)).toBe(expected);
  });

  it('does not expect completed pods to be up', () => {
    expect(judgeService([live('completed', 'ready', 'failing')], 0)).toEqual({
      state: 'failing',
      pods: 2,
      ready: 1,
      unread: [],
      headline: '1 of 3 pods is failing.',
    });
    expect(headline([live('completed', 'ready')])).toBe(
      'The only running pod is ready.',
    );
  });

  it('is in the worst state of any pod', () => {
    const up = DISPLAY_STATES.filter(state => state !== 'completed');
    up.forEach((state, index) =>
      expect(
        judgeService([live('completed', ...up.slice(index).toReversed())], 0)
          .state,
      ).toBe(state),
    );
  });

  it.each<[string, readonly KnownCluster[]]>([
    ['No pods can be seen. 1 of 1 clusters can’t be read.', [failed]],
    ['No pods can be seen. 1 of 1 clusters didn’t answer yet.', [connecting]],
    [
      'The only pod that can be seen is ready. 1 of 2 clusters can’t be read.',
      [live('ready'), failed],
    ],
    [
      'All 2 pods that can be seen are ready. 1 of 2 clusters didn’t answer yet.',
      [live('ready', 'ready'), connecting],
    ],
    [
      'None of the 2 pods that can be seen is ready. 1 of 2 clusters can’t be read.',
      [live('notReady', 'notReady'), failed],
    ],
    [
      'The only pod that can be seen is failing. 1 of 3 clusters can’t be read. 1 of 3 clusters didn’t answer yet.',
      [live('failing'), failed, connecting],
    ],
  ])('never calls well what cannot be seen: %s', (expected, clusters) => {
    expect(headline(clusters)).toBe(expected);
  });

  it('names the clusters whose pods are unknown, hidden or too many', () => {
    const clusters = [
      live('ready'),
      limited('forbidden', 'ready'),
      limited('limited', 'ready'),
      failed,
      connecting,
    ];
    const { headline: said, unread } = judgeService(clusters, 0);
    expect(unread).toEqual(['forbidden', 'limited', 'us', 'ap']);
    expect(said).toContain('3 of 5 clusters can’t be read.');
    expect(said).toContain('1 of 5 clusters didn’t answer yet.');
  });

  it.each<[string, readonly KnownCluster[], number]>([
    ['The only pod is ready, but 1 cause needs attention.', [live('ready')], 1],
    ['The only pod is ready, but 2 causes need attention.', [live('ready')], 2],
    ['No pods, but 1 cause needs attention.', [live()], 1],
    ['The only pod is failing.', [live('failing')], 1],
    ['1 pod completed, none runs.', [live('completed')], 1],
  ])('calls nothing well beside a problem: %s', (expected, clusters, count) => {
    expect(headline(clusters, count)).toBe(expected);
  });
});
