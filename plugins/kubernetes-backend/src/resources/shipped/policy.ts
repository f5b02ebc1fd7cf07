import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import {
  all,
  any,
  condition,
  CONDITIONS,
  first,
  firstOfMap,
  firstText,
  reason,
  says,
  specFlag,
  word,
} from './cel';
import { date, text } from './columns';

const KEPTN: CelHealth = {
  failed: any(word('status', 'Failed'), word('overallStatus', 'Failed')),
  inProgress: any(
    word('status', 'Progressing', 'Pending'),
    word('overallStatus', 'Progressing', 'Pending'),
  ),
  current: any(word('status', 'Succeeded'), word('overallStatus', 'Succeeded')),
  // A newer version has taken its place.
  suspended: any(
    word('status', 'Deprecated', 'Cancelled'),
    word('overallStatus', 'Deprecated', 'Cancelled'),
  ),
};

const keptn = (kind: string, plural: string): ResourceDefinition => ({
  group: 'lifecycle.keptn.sh',
  kind,
  plural,
  docs: 'https://keptn.sh/stable/docs/reference/crd-reference/',
  columns: 'printer',
  health: KEPTN,
});

const APPLIED = all(
  'size(status.?aggregatedStatus.orValue([])) > 0',
  "status.aggregatedStatus.all(s, s.?applied.orValue(false) == true && s.?health.orValue('Unknown') in ['Healthy', 'Unknown'])",
);

/** No cluster fits, or none has room. */
const UNPLACED = reason(
  'Scheduled',
  'NoClusterFit',
  'QuotaExceeded',
  'SchedulerError',
  'Unschedulable',
);

/** A cluster that has refused it says why; before that it is only not applied yet. */
const NOT_APPLIED =
  "status.?aggregatedStatus.orValue([]).exists(s, !s.?applied.orValue(false) && s.?appliedMessage.orValue('') != '')";

const karmada = (kind: string, plural: string): ResourceDefinition => ({
  group: 'work.karmada.io',
  kind,
  plural,
  docs: 'https://karmada.io/docs/reference/karmada-api/work-resources/',
  // A member calls each rollout unhealthy, and pods that fail have findings there.
  severity: { failing: 'warning' },
  columns: 'printer',
  health: {
    suspended: any(
      'spec.suspension.dispatching == true',
      'spec.suspension.scheduling == true',
    ),
    inProgress: all(
      `!(${UNPLACED})`,
      `!(${NOT_APPLIED})`,
      any(
        '!has(status.aggregatedStatus)',
        `!(${condition('FullyApplied', 'True')})`,
      ),
    ),
    failed: any(UNPLACED, `!(${APPLIED})`),
    current: APPLIED,
    message: firstText(
      first(
        'status.?aggregatedStatus.orValue([])',
        "!(i.?applied.orValue(false) == true && i.?health.orValue('Unknown') in ['Healthy', 'Unknown'])",
        "i.?clusterName.orValue('cluster') + ': ' + i.?appliedMessage.orValue(i.?applied.orValue(false) == true ? i.?health.orValue('Unknown') : 'not applied')",
      ),
      says(['Scheduled', 'False']),
    ),
  },
});

const MANIFESTS = 'status.?manifestStatuses.orValue([])';
const UNHEALTHY_MANIFEST = `${MANIFESTS}.exists(m, m.?health.orValue('') == 'Unhealthy')`;

/** What is to be in one cluster. */
const KARMADA_WORK: ResourceDefinition = {
  group: 'work.karmada.io',
  kind: 'Work',
  plural: 'works',
  docs: 'https://karmada.io/docs/reference/karmada-api/work-resources/',
  owns: [],
  severity: { failing: 'warning' },
  columns: 'printer',
  health: {
    suspended: any(
      'spec.suspendDispatching == true',
      condition('Dispatching', 'False'),
    ),
    failed: any(condition('Applied', 'False'), UNHEALTHY_MANIFEST),
    current: condition('Applied', 'True'),
    message: firstText(
      says(['Applied', 'False']),
      first(
        MANIFESTS,
        "i.?health.orValue('') == 'Unhealthy'",
        "i.?identifier.?kind.orValue('Object') + ' ' + i.?identifier.?name.orValue('') + ' is unhealthy'",
      ),
    ),
  },
};

const OCM = 'policy.open-cluster-management.io';
const IS_BAD = "i.?compliant.orValue('') == 'NonCompliant'";

/** Each kind has its own place for what does not comply. */
const NONCOMPLIANT: Readonly<Record<string, readonly string[]>> = {
  Policy: [
    first(
      'status.?status.orValue([])',
      `${IS_BAD} && has(i.clustername)`,
      "'Cluster ' + i.clustername + ' does not comply'",
    ),
    first(
      'status.?details.orValue([])',
      IS_BAD,
      "'Template ' + i.templateMeta.name + ' does not comply'",
    ),
  ],
  ConfigurationPolicy: [
    first(
      'status.?compliancyDetails.orValue([])',
      "i.?Compliant.orValue('') == 'NonCompliant' && size(i.?conditions.orValue([])) > 0",
      "i.conditions[0].?message.orValue('')",
    ),
  ],
  OperatorPolicy: [
    first(
      'status.?conditions.orValue([])',
      "i.type == 'Compliant' && i.status != 'True'",
      "i.?message.orValue('')",
    ),
  ],
  CertificatePolicy: [
    firstOfMap(
      'status.compliancyDetails',
      'status.compliancyDetails[k].?nonCompliantCertificates.orValue(0) > 0',
      "status.compliancyDetails[k].?message.orValue('')",
    ),
  ],
};

const OCM_DOCS =
  'https://open-cluster-management.io/docs/getting-started/integration/policy-controllers/policy-framework/';

/** What is spread over clusters, and what is checked. */
export const POLICY: readonly ResourceDefinition[] = [
  keptn('KeptnAppVersion', 'keptnappversions'),
  keptn('KeptnEvaluation', 'keptnevaluations'),
  keptn('KeptnTask', 'keptntasks'),
  keptn('KeptnWorkloadInstance', 'keptnworkloadinstances'),
  keptn('KeptnWorkloadVersion', 'keptnworkloadversions'),
  karmada('ResourceBinding', 'resourcebindings'),
  karmada('ClusterResourceBinding', 'clusterresourcebindings'),
  KARMADA_WORK,
  ...[
    'Policy',
    'ConfigurationPolicy',
    'CertificatePolicy',
    'OperatorPolicy',
  ].map(kind => ({
    group: OCM,
    kind,
    plural: kind.toLowerCase().replace(/y$/, 'ies'),
    docs: OCM_DOCS,
    fields: ['spec.remediationAction', 'status.compliant'],
    columns: [
      text('Compliance', 'status.compliant'),
      text('Remediation', 'spec.remediationAction'),
    ],
    health: {
      failed: word('compliant', 'NonCompliant'),
      current: any(
        word('compliant', 'Compliant'),
        specFlag('disabled'),
        'size(status.?placement.orValue([])) > 0 && !has(status.compliant)',
      ),
      message: firstText(...NONCOMPLIANT[kind]),
    },
  })),
  {
    group: 'networking.gke.io',
    kind: 'ManagedCertificate',
    plural: 'managedcertificates',
    docs: 'https://cloud.google.com/kubernetes-engine/docs/how-to/managed-certs',
    fields: ['spec.domains', 'status.certificateStatus', 'status.expireTime'],
    columns: [
      text('Hosts', 'spec.domains'),
      date('Expires', 'status.expireTime'),
    ],
    // Google says that the first certificate can take an hour.
    progressDeadline: 7_200,
    health: {
      failed:
        "status.?domainStatus.orValue([]).exists(d, d.status.startsWith('Failed')) || status.?certificateStatus.orValue('').contains('Failed')",
      current: word('certificateStatus', 'Active'),
      message: firstText(
        first(
          'status.?domainStatus.orValue([])',
          "i.?status.orValue('').startsWith('Failed')",
          "i.?domain.orValue('domain') + ': ' + i.status",
        ),
        "status.?certificateStatus.orValue('')",
      ),
    },
  },
  ...['InterStepBufferService', 'MonoVertex', 'Pipeline', 'Vertex'].map(
    kind => ({
      group: 'numaflow.numaproj.io',
      kind,
      plural: kind.endsWith('Vertex')
        ? kind.toLowerCase().replace(/vertex$/, 'vertices')
        : `${kind.toLowerCase()}s`,
      docs: 'https://numaflow.numaproj.io/core-concepts/pipeline/',
      columns: [text('Phase', 'status.phase')],
      health: {
        failed: any(
          "metadata.labels['numaplane.numaproj.io/progressive-result-state'] == 'failed'",
          word('phase', 'Failed'),
        ),
        suspended: word('phase', 'Paused'),
        message: firstText(
          first(
            CONDITIONS,
            "i.status == 'False' && i.?message.orValue('') != ''",
            'i.message',
          ),
          "status.?message.orValue('')",
          "(metadata.labels['numaplane.numaproj.io/progressive-result-state'] == 'failed' ? 'The progressive upgrade failed' : '')",
        ),
        // Each of its conditions is about a part.
        current: all(
          word('phase', 'Running'),
          `${CONDITIONS}.all(c, c.status == 'True')`,
        ),
        otherwise: 'conditions' as const,
      },
    }),
  ),
  ...[
    'ISBServiceRollout',
    'MonoVertexRollout',
    'NumaflowControllerRollout',
    'PipelineRollout',
  ].map(kind => ({
    group: 'numaplane.numaproj.io',
    kind,
    plural: `${kind.toLowerCase()}s`,
    docs: 'https://numaproj.github.io/numaplane/',
    columns: [text('Phase', 'status.phase')],
    health: {
      current: all(
        word('phase', 'Deployed'),
        `${CONDITIONS}.all(c, c.status == 'True')`,
      ),
      otherwise: 'conditions' as const,
    },
  })),
];
