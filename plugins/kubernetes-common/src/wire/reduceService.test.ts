import { Finding } from '../diagnose/types';
import {
  initialServiceState,
  reduceService,
  ServiceState,
} from './reduceService';
import { ServiceMessage } from './serviceMessage';
import { PodRow } from './podTypes';
import { ClusterMessage, HelloMessage } from './messageTypes';
import { WorkloadRow } from './objectTypes';

const T0 = '2026-01-01T12:00:00Z';
const T1 = '2026-01-01T12:00:10Z';
const T2 = '2026-01-01T12:00:20Z';

const hello: HelloMessage = {
  type: 'hello',
  version: 1,
  entityRef: 'component:default/dice-roller',
  selector: 'backstage.io/kubernetes-id=dice-roller',
  at: T0,
  clusters: [{ name: 'eu' }, { name: 'us', region: 'us-east-1' }],
  providerProblems: [],
};

function pod(name: string, changes: Partial<PodRow> = {}): PodRow {
  return {
    namespace: 'games',
    name,
    uid: `uid-${name}`,
    state: 'ready',
    status: 'Running',
    readyContainers: 1,
    totalContainers: 1,
    restarts: 0,
    labels: { app: 'dice-roller' },
    containers: [],
    ...changes,
  };
}

function finding(id: string): Finding {
  return {
    id,
    class: 'OOMKilled',
    severity: 'error',
    scope: { namespace: 'games', kind: 'Deployment', name: 'dice-roller' },
    params: { limit: '64Mi' },
    evidence: [],
    confidence: 'certain',
    missing: [],
    pods: [{ namespace: 'games', name: 'a' }],
    symptoms: [],
  };
}

const service = { kind: 'Service', namespace: 'games', name: 'dice-roller' };

function live(
  cluster: string,
  pods: readonly PodRow[],
  changes: Partial<ClusterMessage> = {},
): ClusterMessage {
  return {
    type: 'cluster',
    cluster,
    state: { phase: 'live', at: T1 },
    kindProblems: [],
    pods,
    workloads: [],
    findings: [],
    ...changes,
  };
}

function failed(cluster: string): ClusterMessage {
  return live(cluster, [], {
    state: {
      phase: 'failed',
      since: T2,
      reason: { code: 'timeout', message: 'no answer within 5 s' },
    },
  });
}

function reduceAll(...messages: readonly ServiceMessage[]): ServiceState {
  return messages.reduce(reduceService, initialServiceState);
}

const namesIn = (state: ServiceState, cluster: string) =>
  state.clusters
    .find(each => each.head.name === cluster)
    ?.pods.map(row => row.name);

const deployment: WorkloadRow = {
  kind: 'Deployment',
  namespace: 'games',
  name: 'dice-roller',
  desired: 2,
  ready: 2,
};

describe('reduceService', () => {
  it('starts with no cluster and lists all of them as connecting after the hello', () => {
    expect(initialServiceState.clusters).toEqual([]);
    const state = reduceAll(hello);
    expect(state.clusters.map(cluster => cluster.head.name)).toEqual([
      'eu',
      'us',
    ]);
    expect(state.clusters.map(cluster => cluster.state.phase)).toEqual([
      'connecting',
      'connecting',
    ]);
    expect(state.lastMessageAt).toBe(T0);
  });

  it('shows the rows of a cluster as soon as it has answered', () => {
    const state = reduceAll(
      hello,
      live('us', [pod('a')], {
        workloads: [deployment],
        findings: [finding('f')],
      }),
    );
    expect(namesIn(state, 'us')).toEqual(['a']);
    expect(state.clusters[1]).toMatchObject({
      head: { name: 'us', region: 'us-east-1' },
      state: { phase: 'live', at: T1 },
      workloads: [{ name: 'dice-roller' }],
      findings: [{ id: 'f' }],
      lastGoodAt: T1,
    });
    expect(state.clusters[0].state.phase).toBe('connecting');
    expect(state.lastMessageAt).toBe(T1);
  });

  it('accepts a cluster that the hello did not name', () => {
    const state = reduceAll(hello, live('new', [pod('a')]));
    expect(state.clusters.map(cluster => cluster.head.name)).toEqual([
      'eu',
      'us',
      'new',
    ]);
  });

  describe('structural sharing', () => {
    it('keeps the identity of pods, findings and clusters that did not change', () => {
      const first = reduceAll(
        hello,
        live('eu', [pod('a'), pod('b')], { findings: [finding('f')] }),
        live('us', [pod('c')]),
      );
      const second = reduceService(
        first,
        live('eu', [pod('a'), pod('b', { restarts: 1 })], {
          findings: [finding('f')],
        }),
      );
      expect(second.clusters[0].pods[0]).toBe(first.clusters[0].pods[0]);
      expect(second.clusters[0].pods[1]).not.toBe(first.clusters[0].pods[1]);
      expect(second.clusters[0].findings).toBe(first.clusters[0].findings);
      expect(second.clusters[1]).toBe(first.clusters[1]);
    });

    it('keeps the identity of the whole list when nothing in it changed', () => {
      const rows = () =>
        live('eu', [pod('a'), pod('b')], { workloads: [{ ...deployment }] });
      const first = reduceAll(hello, rows());
      const second = reduceService(first, rows());
      expect(second.clusters[0].pods).toBe(first.clusters[0].pods);
      expect(second.clusters[0].workloads).toBe(first.clusters[0].workloads);
      expect(second.clusters[0].state).toBe(first.clusters[0].state);
    });

    it('gives a new list when a pod is gone, added or moved', () => {
      const first = reduceAll(hello, live('eu', [pod('a'), pod('b')]));
      for (const names of [['a'], ['a', 'b', 'c'], ['b', 'a']]) {
        const next = reduceService(
          first,
          live(
            'eu',
            names.map(name => pod(name)),
          ),
        );
        expect(namesIn(next, 'eu')).toEqual(names);
        expect(next.clusters[0].pods).not.toBe(first.clusters[0].pods);
      }
    });

    it('sees a field that appears or disappears', () => {
      const first = reduceAll(hello, live('eu', [pod('a')]));
      const second = reduceService(
        first,
        live('eu', [pod('a', { node: 'n1' })]),
      );
      expect(second.clusters[0].pods[0].node).toBe('n1');
      const third = reduceService(second, live('eu', [pod('a')]));
      expect(third.clusters[0].pods[0].node).toBeUndefined();
    });

    it('leaves the clusters alone when a heartbeat arrives', () => {
      const first = reduceAll(hello, live('eu', [pod('a')]));
      const second = reduceService(first, { type: 'heartbeat', at: T2 });
      expect(second.clusters).toBe(first.clusters);
      expect(second.lastMessageAt).toBe(T2);
    });
  });

  describe('last good rows', () => {
    const good = reduceAll(
      hello,
      live('eu', [pod('a')], {
        workloads: [deployment],
        objects: [{ ...service }],
        findings: [finding('f')],
      }),
    );

    it('stay when the cluster fails', () => {
      const state = reduceService(good, failed('eu'));
      expect(state.clusters[0]).toMatchObject({
        state: { phase: 'failed', reason: { code: 'timeout' } },
        lastGoodAt: T1,
      });
      expect(state.clusters[0].pods).toBe(good.clusters[0].pods);
      expect(state.clusters[0].workloads).toBe(good.clusters[0].workloads);
      expect(state.clusters[0].objects).toBe(good.clusters[0].objects);
      expect(state.clusters[0].findings).toBe(good.clusters[0].findings);
    });

    it('stay while the cluster connects anew', () => {
      const state = reduceService(
        good,
        live('eu', [], { state: { phase: 'connecting' } }),
      );
      expect(namesIn(state, 'eu')).toEqual(['a']);
    });

    it('are replaced by what a stale cluster still sends', () => {
      const state = reduceService(
        good,
        live('eu', [pod('b')], {
          state: {
            phase: 'stale',
            since: T2,
            reason: { code: 'unreachable', message: 'connect ECONNREFUSED' },
          },
        }),
      );
      expect(namesIn(state, 'eu')).toEqual(['b']);
      expect(state.clusters[0].lastGoodAt).toBe(T1);
    });

    it('stay for a kind that could not be read while others could', () => {
      const state = reduceService(
        good,
        live('eu', [], {
          state: { phase: 'live', at: T2 },
          kindProblems: [
            { kind: 'Pod', reason: { code: 'forbidden', message: 'no' } },
            { kind: 'Deployment', reason: { code: 'timeout', message: 'no' } },
            { kind: 'Service', reason: { code: 'timeout', message: 'no' } },
          ],
          workloads: [{ ...deployment, kind: 'Job', name: 'migrate' }],
        }),
      );
      expect(namesIn(state, 'eu')).toEqual(['a']);
      expect(state.clusters[0].workloads.map(row => row.kind)).toEqual([
        'Job',
        'Deployment',
      ]);
      expect(state.clusters[0].objects).toEqual([service]);
      expect(state.clusters[0].findings).toHaveLength(1);
      expect(state.clusters[0].lastGoodAt).toBe(T1);
    });

    it('go when the cluster answers that there is nothing', () => {
      const state = reduceService(
        good,
        live('eu', [], { state: { phase: 'live', at: T2 } }),
      );
      expect(state.clusters[0]).toMatchObject({
        pods: [],
        workloads: [],
        objects: [],
        findings: [],
        lastGoodAt: T2,
      });
    });
  });

  describe('a new hello', () => {
    const good = reduceAll(
      hello,
      live('eu', [pod('a')]),
      live('us', [pod('b')]),
    );

    it('keeps what is known after a reconnect', () => {
      const state = reduceService(good, { ...hello, at: T2 });
      expect(state.clusters).toBe(good.clusters);
      expect(state.lastMessageAt).toBe(T2);
    });

    it('drops clusters that are gone and takes over new titles', () => {
      const state = reduceService(good, {
        ...hello,
        clusters: [{ name: 'eu', title: 'Europe' }],
      });
      expect(state.clusters).toHaveLength(1);
      expect(state.clusters[0].head.title).toBe('Europe');
      expect(namesIn(state, 'eu')).toEqual(['a']);
    });

    it('keeps a missing cluster as stale when a cluster provider failed', () => {
      const partial: HelloMessage = {
        ...hello,
        at: T2,
        clusters: [{ name: 'eu' }],
        providerProblems: [{ provider: 'catalog', message: 'catalog is down' }],
      };
      const state = reduceService(good, partial);
      expect(state.clusters[1].state).toEqual({
        phase: 'stale',
        since: T2,
        reason: { code: 'unreachable', message: 'catalog is down' },
      });
      expect(namesIn(state, 'us')).toEqual(['b']);
      const again = reduceService(state, { ...partial, at: T2 });
      expect(again.clusters[1]).toBe(state.clusters[1]);
    });

    it('starts from nothing when another question is asked', () => {
      for (const change of [
        { selector: 'app=other' },
        { namespace: 'other' },
        { entityRef: 'component:default/other' },
      ]) {
        const state = reduceService(good, { ...hello, ...change });
        expect(namesIn(state, 'eu')).toEqual([]);
      }
    });

    it('clears the end of the last stream', () => {
      const ended = reduceService(good, {
        type: 'end',
        reason: 'shutdown',
        message: 'the backend restarts',
      });
      expect(ended.end?.reason).toBe('shutdown');
      expect(ended.clusters).toBe(good.clusters);
      expect(reduceService(ended, hello).end).toBeUndefined();
    });
  });

  it('ignores messages of a type that only a newer backend knows', () => {
    const state = reduceAll(hello);
    const future: ServiceMessage = JSON.parse('{"type":"weather","sun":true}');
    expect(reduceService(state, future)).toBe(state);
  });

  it('never lets the clock go back', () => {
    const state = reduceAll(hello, { type: 'heartbeat', at: T2 });
    expect(reduceService(state, live('eu', [])).lastMessageAt).toBe(T2);
  });
});
