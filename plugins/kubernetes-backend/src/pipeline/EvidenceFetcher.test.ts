import {
  ConfigMapName,
  parseObject,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { ManualClock } from '../__testUtils__/ManualClock';
import { aList, fakeConnection } from '../__testUtils__/fakeConnection';
import { EvidenceReader } from '../read';
import { ClusterProjection } from './ClusterProjection';
import { defaultDiagnosis } from './diagnosis';
import { EvidenceFetcher } from './EvidenceFetcher';

function unschedulable(nodes: number) {
  const raw = aPod({ name: 'web', namespace: 'shop' })
    .unschedulable(`0/${nodes} nodes are available`)
    .build();
  const parsed = parseObject(JSON.parse(JSON.stringify(raw)));
  if (parsed?.kind !== 'Pod') throw new Error('the builder makes pods');
  return parsed;
}

async function setup() {
  const clock = new ManualClock();
  const stop = new AbortController();
  const found: unknown[] = [];
  const configMaps: ConfigMapName[] = [];
  const { connection, asked } = fakeConnection(({ path }) =>
    path.endsWith('/events') ? aList('Event', []) : { ok: true, value: 'x' },
  );
  const projection = new ClusterProjection({
    cluster: 'one',
    diagnosis: {
      ...defaultDiagnosis,
      requiredEvidence: ({ objects }) => ({
        events: (objects.Pod ?? []).map(({ metadata }) => metadata),
        previousLogs: [],
        configMaps: [...configMaps],
      }),
    },
    now: () => clock.now(),
    onFault: () => undefined,
  });
  const fetcher = new EvidenceFetcher({
    projection,
    reader: new EvidenceReader(connection, Date.now),
    clock,
    signal: stop.signal,
  });
  const running = (async () => {
    for await (const { events } of fetcher.evidence()) found.push(events);
  })();
  const settle = () => new Promise(resolve => setTimeout(resolve, 5));
  const show = (pod: ReturnType<typeof unschedulable>) => {
    projection.apply({
      type: 'objects',
      isComplete: true,
      objects: { Pod: [pod] },
      kindProblems: [],
    });
    return fetcher.schedule();
  };
  return {
    show,
    found,
    configMaps,
    configMapsAsked: () =>
      asked.flatMap(path => /\/configmaps\/(\w+)/.exec(path)?.[1] ?? []),
    lists: () => asked.filter(path => path.includes('/events')).length,
    async pass(ms: number) {
      clock.advance(ms);
      await settle();
    },
    async stop() {
      stop.abort();
      await running;
    },
  };
}

describe('EvidenceFollower', () => {
  it('asks at once for what is new, and not again while its pods stay the same', async () => {
    const evidence = await setup();
    const pod = unschedulable(3);
    expect(evidence.show(pod)).toBe(true);
    await evidence.pass(0);
    expect(evidence.lists()).toBe(1);
    expect(evidence.show(pod)).toBe(false);
    await evidence.pass(59_000);
    expect(evidence.lists()).toBe(1);
    await evidence.pass(1_000);
    expect(evidence.lists()).toBe(2);
    expect(evidence.found).toEqual([[], []]);
    await evidence.stop();
  });

  it('asks at most every ten seconds, however often a pod changes', async () => {
    const evidence = await setup();
    evidence.show(unschedulable(1));
    await evidence.pass(0);
    for (let second = 1; second < 10; second += 1) {
      expect(evidence.show(unschedulable(second))).toBe(false);
      await evidence.pass(1_000);
    }
    expect(evidence.lists()).toBe(1);
    await evidence.pass(1_000);
    expect(evidence.lists()).toBe(2);
    await evidence.stop();
  });

  it('asks for a ConfigMap that a diagnosis requires since then, though no pod has changed', async () => {
    const evidence = await setup();
    const pod = unschedulable(3);
    evidence.show(pod);
    await evidence.pass(0);
    await evidence.pass(10_000);
    expect(evidence.configMapsAsked()).toEqual([]);
    evidence.configMaps.push({ namespace: 'shop', name: 'web' });
    expect(evidence.show(pod)).toBe(true);
    await evidence.pass(0);
    expect(evidence.configMapsAsked()).toEqual(['web']);
    // It is known by then.
    expect(evidence.show(pod)).toBe(false);
    await evidence.stop();
  });
});
