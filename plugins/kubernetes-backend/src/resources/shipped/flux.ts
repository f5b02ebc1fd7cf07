import {
  CelHealth,
  ResourceDefinition,
  ResourceReference,
} from '@podlight/backstage-plugin-kubernetes-node';
import { reason, says, specFlag } from './cel';
import { date, text } from './columns';
import { TEXTS } from './texts';

/** An object that its controller leaves alone is not worked on. */
const HEALTH: CelHealth = {
  suspended: specFlag('suspend'),
  otherwise: 'conditions',
};

/** What a Kustomization or a HelmRelease waits for fails itself, if it does. */
const WAITING_HEALTH: CelHealth = {
  ...HEALTH,
  inProgress: reason('Ready', 'DependencyNotReady', 'SourceNotReady'),
};

type Details = Omit<ResourceDefinition, 'group' | 'kind' | 'plural' | 'docs'>;

function flux(
  group: string,
  kind: string,
  plural: string,
  details: Details = {},
): ResourceDefinition {
  return {
    group: `${group}.toolkit.fluxcd.io`,
    kind,
    plural,
    docs: `https://fluxcd.io/flux/components/${group}/${plural}/`,
    health: HEALTH,
    // What it applies has no owner reference to it.
    owns: [],
    ...details,
  };
}

/** Its kind says which of the sources it is. */
function source(path: string): ResourceReference {
  return {
    path,
    kind: 'GitRepository',
    definition: 'gitrepositories.source.toolkit.fluxcd.io',
  };
}

/** What was applied. */
const INVENTORY: ResourceReference = {
  path: 'status.inventory.entries[*].id',
  id: 'namespace_name_group_kind',
  cluster: 'spec.kubeConfig',
};

const SOURCE: Details = {
  fields: [
    'spec.url',
    'spec.ref',
    'spec.interval',
    'spec.suspend',
    'status.artifact.revision',
    'status.artifact.lastUpdateTime',
  ],
  columns: [
    text('Revision', 'status.artifact.revision'),
    date('Updated', 'status.artifact.lastUpdateTime'),
  ],
  targets: [{ path: 'spec.secretRef', kind: 'Secret' }],
};

/** Flux. */
export const FLUX: readonly ResourceDefinition[] = [
  flux('kustomize', 'Kustomization', 'kustomizations', {
    health: WAITING_HEALTH,
    fields: [
      'spec.path',
      'spec.sourceRef',
      'spec.interval',
      'spec.prune',
      'spec.suspend',
      'spec.targetNamespace',
      'status.lastAppliedRevision',
      'status.lastAttemptedRevision',
    ],
    columns: [
      text('Revision', 'status.lastAppliedRevision'),
      text('Source', 'spec.sourceRef.name'),
    ],
    children: [
      { path: 'spec.healthChecks', cluster: 'spec.kubeConfig' },
      INVENTORY,
    ],
    // What was applied before keeps running.
    severity: { failing: 'warning' },
    texts: TEXTS.kustomization,
    targets: [
      source('spec.sourceRef'),
      {
        path: 'spec.dependsOn',
        kind: 'Kustomization',
        definition: 'kustomizations.kustomize.toolkit.fluxcd.io',
      },
    ],
  }),
  flux('helm', 'HelmRelease', 'helmreleases', {
    fields: [
      'spec.chart.spec.chart',
      'spec.chart.spec.version',
      'spec.chart.spec.sourceRef',
      'spec.chartRef',
      'spec.releaseName',
      'spec.targetNamespace',
      'spec.interval',
      'spec.suspend',
      'status.lastAttemptedRevision',
      'status.lastAppliedRevision',
      'status.history[*].chartVersion',
      'status.history[*].status',
      'status.history[*].lastDeployed',
      'status.failures',
      'status.installFailures',
      'status.upgradeFailures',
    ],
    // A rollback or a retry has the last word in Ready; why it was needed is in these.
    health: {
      ...WAITING_HEALTH,
      message: says(
        ['Released', 'False'],
        ['TestSuccess', 'False'],
        ['Remediated', 'False'],
        ['Ready', 'False'],
      ),
    },
    texts: TEXTS.helmRelease,
    children: [INVENTORY],
    columns: [
      text('Chart', 'spec.chart.spec.chart'),
      text('Version', 'status.lastAttemptedRevision'),
    ],
    targets: [
      source('spec.chart.spec.sourceRef'),
      source('spec.chartRef'),
      {
        path: 'spec.dependsOn',
        kind: 'HelmRelease',
        definition: 'helmreleases.helm.toolkit.fluxcd.io',
      },
    ],
  }),
  flux('source', 'Bucket', 'buckets', {
    ...SOURCE,
    fields: ['spec.bucketName', 'spec.endpoint', ...(SOURCE.fields ?? [])],
  }),
  flux('source', 'GitRepository', 'gitrepositories', SOURCE),
  flux('source', 'HelmChart', 'helmcharts', {
    ...SOURCE,
    fields: [
      'spec.chart',
      'spec.version',
      'spec.sourceRef',
      ...(SOURCE.fields ?? []),
    ],
    targets: [source('spec.sourceRef')],
  }),
  flux('source', 'OCIRepository', 'ocirepositories', SOURCE),
  flux('source', 'HelmRepository', 'helmrepositories', {
    ...SOURCE,
    // One of the type `oci` is static: no controller writes a status.
    health: { ...HEALTH, current: "spec.?type.orValue('') == 'oci'" },
  }),
  flux('image', 'ImagePolicy', 'imagepolicies', {
    fields: ['status.latestImage', 'status.latestRef'],
    columns: [text('Latest', 'status.latestImage')],
    targets: [
      {
        path: 'spec.imageRepositoryRef',
        kind: 'ImageRepository',
        definition: 'imagerepositories.image.toolkit.fluxcd.io',
      },
    ],
  }),
  flux('image', 'ImageRepository', 'imagerepositories', {
    fields: [
      'spec.image',
      'status.lastScanResult.tagCount',
      'status.lastScanResult.scanTime',
    ],
    columns: [
      text('Image', 'spec.image'),
      date('Scanned', 'status.lastScanResult.scanTime'),
    ],
  }),
  flux('image', 'ImageUpdateAutomation', 'imageupdateautomations', {
    fields: ['status.lastAutomationRunTime', 'status.lastPushTime'],
    columns: [date('Last run', 'status.lastAutomationRunTime')],
    targets: [source('spec.sourceRef')],
  }),
  flux('notification', 'Receiver', 'receivers', { columns: 'printer' }),
];
