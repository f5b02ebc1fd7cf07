import {
  detect,
  Finding,
  parseCustomResource,
  toClusterObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import { celCompiler } from '../../__testUtils__/celCompiler';
import { DefinitionRegistry } from '../DefinitionRegistry';
import { SHIPPED_DEFINITIONS } from '.';

const registry = new DefinitionRegistry(
  { cel: celCompiler },
  SHIPPED_DEFINITIONS,
);
const NOW = new Date('2026-11-30T12:00:00Z');

interface Written {
  readonly kind: string;
  readonly name: string;
  readonly day: number;
  readonly spec?: object;
  readonly status: object;
  readonly owner?: Written;
}

function read({ kind, name, day, spec, status, owner }: Written) {
  const { group, plural } = registry.findByKind('argoproj.io', kind)!;
  const apiVersion = `${group}/v1alpha1`;
  const raw = {
    apiVersion,
    kind,
    metadata: {
      ...{ name, namespace: 'shop', uid: name, generation: 1 },
      creationTimestamp: `2026-11-${day}T12:00:00Z`,
      ownerReferences: owner && [
        {
          ...{ apiVersion, kind: owner.kind, name: owner.name },
          ...{ uid: owner.name, controller: true },
        },
      ],
    },
    spec: spec ?? {},
    status,
  };
  const resource = parseCustomResource(raw, { group, plural })!;
  const api = { group, plural };
  return { ...resource, ...registry.describe(api, raw, resource) };
}

function severities(...written: readonly Written[]) {
  const flat = (finding: Finding): readonly Finding[] => [
    finding,
    ...finding.symptoms.flatMap(flat),
  ];
  return detect(toClusterObjects(written.map(read)), NOW)
    .flatMap(flat)
    .map(({ severity, scope }) => `${severity} ${scope.kind} ${scope.name}`);
}

it('an older Application of an ApplicationSet fails beside a newer healthy one', () => {
  const owner: Written = {
    ...{ kind: 'ApplicationSet', name: 'regions', day: 10 },
    status: { conditions: [{ type: 'ResourcesUpToDate', status: 'True' }] },
  };
  const application = (name: string, day: number, health: string) => ({
    ...{ kind: 'Application', name, day, owner },
    status: {
      sync: { status: 'Synced', revision: 'a1' },
      health: { status: health },
    },
  });
  expect(
    severities(
      owner,
      application('eu', 11, 'Degraded'),
      application('us', 12, 'Healthy'),
    ),
  ).toEqual(['error Application eu']);
});

it('an AnalysisRun that failed before the Rollout was promoted is of the past', () => {
  const owner: Written = {
    ...{ kind: 'Rollout', name: 'web', day: 10 },
    spec: { replicas: 1 },
    status: {
      ...{ phase: 'Healthy', observedGeneration: '1' },
      ...{ currentPodHash: 'b', stableRS: 'b' },
      ...{ replicas: 1, updatedReplicas: 1, availableReplicas: 1 },
      readyReplicas: 1,
    },
  };
  const run = (name: string, day: number, phase: string) => ({
    ...{ kind: 'AnalysisRun', name, day, owner, status: { phase } },
  });
  expect(
    severities(owner, run('a', 11, 'Failed'), run('b', 12, 'Successful')),
  ).toEqual(['info AnalysisRun a']);
});

it('are of these APIs', () => {
  expect(
    SHIPPED_DEFINITIONS.filter(each => each.runsToCompletion)
      .map(({ plural, group }) => `${plural}.${group}`)
      .sort(),
  ).toEqual([
    'analysisruns.argoproj.io',
    'ansiblejobs.tower.ansible.com',
    'backupinplacerestores.astra.netapp.io',
    'backupinplacerestores.protect.trident.netapp.io',
    'backuprestores.astra.netapp.io',
    'backuprestores.protect.trident.netapp.io',
    'backups.astra.netapp.io',
    'backups.postgresql.cnpg.io',
    'backups.protect.trident.netapp.io',
    'backups.velero.io',
    'broadcastjobs.apps.kruise.io',
    'builds.build.openshift.io',
    'certificaterequests.cert-manager.io',
    'challenges.acme.cert-manager.io',
    'daskjobs.kubernetes.dask.org',
    'experiments.argoproj.io',
    'hcpetcdbackups.hypershift.openshift.io',
    'installplans.operators.coreos.com',
    'jaxjobs.kubeflow.org',
    'jobs.batch.volcano.sh',
    'jobsets.jobset.x-k8s.io',
    'mpijobs.kubeflow.org',
    'orders.acme.cert-manager.io',
    'paddlejobs.kubeflow.org',
    'pipelineruns.tekton.dev',
    'promotions.kargo.akuity.io',
    'pytorchjobs.kubeflow.org',
    'rayjobs.ray.io',
    'resourcebackups.astra.netapp.io',
    'resticvolumebackups.astra.netapp.io',
    'restores.k8s.mariadb.com',
    'restores.velero.io',
    'snapshotinplacerestores.astra.netapp.io',
    'snapshotinplacerestores.protect.trident.netapp.io',
    'snapshotrestores.astra.netapp.io',
    'snapshotrestores.protect.trident.netapp.io',
    'snapshots.astra.netapp.io',
    'snapshots.protect.trident.netapp.io',
    'taskruns.tekton.dev',
    'testruns.k6.io',
    'tfjobs.kubeflow.org',
    'trainjobs.trainer.kubeflow.org',
    'workflows.argoproj.io',
    'xgboostjobs.kubeflow.org',
  ]);
});
