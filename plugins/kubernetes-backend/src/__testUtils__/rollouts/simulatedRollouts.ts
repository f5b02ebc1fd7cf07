import { Cluster, startSimulator } from '@internal/cluster-simulator';
import {
  aCustomResource,
  aDeployment,
  anObject,
  aPod,
  aReplicaSet,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { put, SHOP } from '../fleet';
import { configFor } from '../simulatorConfig';
import {
  aTemplate,
  toCanary,
  ROLLOUT_CASES,
  RolloutCase,
} from '../rolloutCases';
import { RolloutCluster } from './RolloutCluster';

const ARGO = 'argoproj.io/v1alpha1';
const HASH_LABEL = {
  Deployment: 'pod-template-hash',
  Rollout: 'rollouts-pod-template-hash',
} as const;
const MINUTE = ['2026-03-01T11:00:00Z', '2026-03-01T11:01:00Z'] as const;

/** All cases in a simulated cluster, where the test writes what the controllers would write. */
export async function simulatedRollouts(): Promise<RolloutCluster> {
  const simulator = await startSimulator({
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
  for (const rollout of ROLLOUT_CASES) {
    putRollout(one, rollout);
    if (rollout.isBeside) putRollout(one, toCanary(rollout));
  }
  put(one, aPod({ namespace: 'shop', name: 'web-1', labels: SHOP }).build());
  return {
    name: 'one',
    namespace: 'shop',
    kubernetes: configFor(simulator),
    stop: () => simulator.stop(),
  };
}

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
