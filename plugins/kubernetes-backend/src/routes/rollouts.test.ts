import {
  RevisionEntry,
  revisionHistorySchema,
  TemplateChange,
} from '@podlight/backstage-plugin-kubernetes-common';
import { anEntity } from '../__testUtils__/anEntity';
import {
  ROLLOUT_CANARY,
  ROLLOUT_CASES,
  RolloutCase,
} from '../__testUtils__/rolloutCases';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';
import {
  REAL_ROLLOUT_CASES,
  realRollouts,
} from '../__testUtils__/rollouts/realRollouts';
import { RolloutCluster } from '../__testUtils__/rollouts/RolloutCluster';
import { simulatedRollouts } from '../__testUtils__/rollouts/simulatedRollouts';

/** `yarn try-rollouts --kubeconfig FILE` */
const kubeconfig = process.env.PODLIGHT_ROLLOUTS_KUBECONFIG;
type Start = () => Promise<RolloutCluster>;
const CLUSTERS: (readonly [string, readonly RolloutCase[], Start])[] = [
  ['in the simulator', ROLLOUT_CASES, simulatedRollouts],
];
if (kubeconfig) {
  CLUSTERS.push([
    'in the real cluster',
    REAL_ROLLOUT_CASES,
    () => realRollouts(kubeconfig),
  ]);
}

const RESOURCES = {
  Deployment: 'deployments.apps',
  StatefulSet: 'statefulsets.apps',
  DaemonSet: 'daemonsets.apps',
  Rollout: 'rollouts.argoproj.io',
} as const;

function describeChange(change: TemplateChange): string {
  const { type, field, name, from, to } = change;
  return [type, field, name, from, to].filter(Boolean).join(' ');
}

describe.each(CLUSTERS)('what a rollout changed %s', (_, cases, start) => {
  let cluster: RolloutCluster;
  let backend: TestBackend;

  beforeAll(async () => {
    cluster = await start();
    backend = await startBackend({
      entities: [anEntity('shop')],
      kubernetes: {
        ...cluster.kubernetes,
        customResources: [
          {
            ...{ group: 'argoproj.io', apiVersion: 'v1alpha1' },
            plural: 'rollouts',
          },
        ],
      },
    });
  }, 300_000);

  afterAll(async () => {
    await backend?.stop();
    await cluster?.stop();
  }, 120_000);

  async function history({
    name,
    kind = 'Deployment',
  }: Pick<RolloutCase, 'name' | 'kind'>): Promise<readonly RevisionEntry[]> {
    const { name: on, namespace } = cluster;
    const response = await backend.get(
      `component/default/shop/objects/${on}/${RESOURCES[kind]}/${namespace}/${name}/revisions`,
    );
    const text = await response.text();
    expect([response.status, text]).toEqual([200, expect.any(String)]);
    expect(text).not.toContain(ROLLOUT_CANARY);
    return revisionHistorySchema.parse(JSON.parse(text)).revisions;
  }

  it.each(cases.filter(({ isUnrecorded }) => !isUnrecorded))(
    'is said of $name, and nothing else',
    async rollout => {
      const { says, isRestart, isRollback } = rollout;
      const [newest, previous] = await history(rollout);
      expect(newest.changes?.map(describeChange)).toEqual(says);
      expect([newest.isRestart, newest.backTo]).toEqual([
        isRestart,
        isRollback ? '1' : undefined,
      ]);
      expect(previous.changes).toBeUndefined();
    },
  );

  it.each(cases.filter(({ isUnrecorded }) => isUnrecorded))(
    'is nothing of $name, of which there is no revision',
    async rollout => {
      const [newest, ...others] = await history(rollout);
      expect([newest.changes, others]).toEqual([undefined, []]);
    },
  );

  it.each(cases.filter(({ isBeside }) => isBeside))(
    'is nothing of $name, which is another workload',
    async ({ name }) => {
      const [newest, ...others] = await history({ name: `${name}-canary` });
      expect([newest.changes, others]).toEqual([undefined, []]);
    },
  );

  it('is shown in more than thirty rollouts', () => {
    expect(cases.length).toBeGreaterThanOrEqual(30);
  });
});
