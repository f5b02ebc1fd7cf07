import {
  Cluster,
  Simulator,
  startSimulator,
} from '@internal/cluster-simulator';
import {
  RevisionEntry,
  revisionHistorySchema,
  TemplateChange,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  aCustomResource,
  aDeployment,
  anObject,
  aPod,
  aReplicaSet,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  anEntity,
  aTemplate,
  put,
  ROLLOUT_CANARY,
  ROLLOUT_CASES,
  RolloutCase,
  SHOP,
  startBackend,
  TestBackend,
} from '../__testUtils__';

const ARGO = 'argoproj.io/v1alpha1';
const RESOURCES = {
  Deployment: 'deployments.apps',
  StatefulSet: 'statefulsets.apps',
  DaemonSet: 'daemonsets.apps',
  Rollout: 'rollouts.argoproj.io',
} as const;
const HASH_LABEL = {
  Deployment: 'pod-template-hash',
  Rollout: 'rollouts-pod-template-hash',
} as const;
const MINUTE = ['2026-03-01T11:00:00Z', '2026-03-01T11:01:00Z'] as const;

/** The workload as its owner left it, and the revisions that its controller keeps. */
function putRollout(cluster: Cluster, rollout: RolloutCase): void {
  const { name, kind = 'Deployment', isRollback, isUnrecorded } = rollout;
  const labels = { ...SHOP, app: name };
  const options = { namespace: 'shop', name, labels };
  const older = aTemplate(labels);
  const newer = structuredClone(older);
  rollout.change(newer);
  const current = isRollback ? older : newer;
  const spec = {
    selector: { matchLabels: { app: name } },
    template: current,
    ...rollout.spec,
  };
  const builder = {
    Deployment: () => aDeployment(options),
    Rollout: () =>
      aCustomResource(ARGO, 'Rollout', options).withStatus({
        selector: `app=${name},rollouts-pod-template-hash=active`,
      }),
    StatefulSet: () => anObject('StatefulSet', options),
    DaemonSet: () => anObject('DaemonSet', options),
  }[kind]();
  const { metadata } = put(cluster, builder.withSpec(spec).build());
  const kept = isUnrecorded ? [older] : [older, newer];
  for (const [index, template] of kept.entries()) {
    // A rollback gives the older one the highest number, and remembers its first.
    const isReused = isRollback && index === 0;
    const revision = String(isReused ? 3 : index + 1);
    const prefix = kind === 'Rollout' ? 'rollout.argoproj.io' : undefined;
    const annotation = prefix ?? 'deployment.kubernetes.io';
    const own = {
      namespace: 'shop',
      name: `${name}-${index}`,
      createdAt: MINUTE[index],
      annotations: {
        [`${annotation}/revision`]: revision,
        [`${annotation}/desired-replicas`]: '3',
        ...(isReused && { [`${annotation}/revision-history`]: '1' }),
      },
    };
    if (kind === 'StatefulSet' || kind === 'DaemonSet') {
      put(cluster, {
        ...anObject('ControllerRevision', { ...own, labels })
          .ownedBy(kind, name, metadata.uid)
          .build(),
        apiVersion: 'apps/v1',
        revision: index + 1,
        data: { spec: { template: { ...template, $patch: 'replace' } } },
      });
      continue;
    }
    const hashed = { ...labels, [HASH_LABEL[kind]]: `hash${index}` };
    put(
      cluster,
      aReplicaSet({ ...own, labels: hashed, replicas: index })
        .ownedBy(
          kind,
          name,
          metadata.uid,
          kind === 'Rollout' ? ARGO : undefined,
        )
        .withSpec({
          template: {
            ...template,
            metadata: { ...template.metadata, labels: hashed },
          },
        })
        .build(),
    );
  }
}

function describeChange(change: TemplateChange): string {
  const { type, field, name, from, to } = change;
  return [type, field, name, from, to].filter(Boolean).join(' ');
}

describe('what a rollout changed', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeAll(async () => {
    simulator = await startSimulator({
      scenario: {
        clusters: [
          {
            name: 'one',
            customResources: [
              {
                ...{ group: 'argoproj.io', plural: 'rollouts' },
                ...{ version: 'v1alpha1', kind: 'Rollout', view: true },
              },
            ],
          },
        ],
      },
    });
    const one = simulator.cluster('one');
    for (const rollout of ROLLOUT_CASES) putRollout(one, rollout);
    put(one, aPod({ namespace: 'shop', name: 'web-1', labels: SHOP }).build());
    backend = await startBackend({
      simulator,
      entities: [anEntity('shop')],
      kubernetes: {
        customResources: [
          {
            ...{ group: 'argoproj.io', apiVersion: 'v1alpha1' },
            plural: 'rollouts',
          },
        ],
      },
    });
  }, 60_000);

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  async function history({
    name,
    kind = 'Deployment',
  }: RolloutCase): Promise<readonly RevisionEntry[]> {
    const response = await backend.get(
      `component/default/shop/objects/one/${RESOURCES[kind]}/shop/${name}/revisions`,
    );
    const text = await response.text();
    expect([response.status, text]).toEqual([200, expect.any(String)]);
    expect(text).not.toContain(ROLLOUT_CANARY);
    return revisionHistorySchema.parse(JSON.parse(text)).revisions;
  }

  it.each(ROLLOUT_CASES.filter(({ isUnrecorded }) => !isUnrecorded))(
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

  it.each(ROLLOUT_CASES.filter(({ isUnrecorded }) => isUnrecorded))(
    'is nothing of $name, of which there is no revision',
    async rollout => {
      const [newest, ...others] = await history(rollout);
      expect([newest.changes, others]).toEqual([undefined, []]);
    },
  );

  it('is shown in more than thirty rollouts', () => {
    expect(ROLLOUT_CASES.length).toBeGreaterThanOrEqual(30);
  });
});
