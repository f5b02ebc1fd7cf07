import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import {
  all,
  any,
  condition,
  CONDITIONS,
  first,
  firstText,
  reason,
  says,
  specFlag,
  word,
} from './cel';
import { text } from './columns';
import { DAY } from './times';

/** Kinds of Rancher's Fleet, with plurals. */
const FLEET = {
  Bundle: 'bundles',
  GitRepo: 'gitrepos',
  HelmOp: 'helmops',
};

/** Fleet counts the clusters in each state in the words of the condition: `NotReady(1) [Cluster …]`. */
const FLEET_WAITS = `${CONDITIONS}.exists(c, c.type == 'Ready' && c.status == 'False' && c.?message.orValue('').matches('^(NotReady|OutOfSync|Pending|WaitApplied|WaitCheckIn)\\\\('))`;

/** Kinds of Humio, with plurals. */
const HUMIO = {
  HumioAction: 'humioactions',
  HumioAlert: 'humioalerts',
  HumioCluster: 'humioclusters',
  HumioExternalCluster: 'humioexternalclusters',
  HumioIngestToken: 'humioingesttokens',
  HumioParser: 'humioparsers',
  HumioRepository: 'humiorepositories',
  HumioView: 'humioviews',
};

/** Kinds of Coralogix, with plurals. */
const CORALOGIX = {
  Alert: 'alerts',
  OutboundWebhook: 'outboundwebhooks',
  RecordingRuleGroupSet: 'recordingrulegroupsets',
  RuleGroup: 'rulegroups',
};

/** Operations and observability: what is applied, tested and watched. */
export const OPERATIONS: readonly ResourceDefinition[] = [
  {
    group: 'provisioning.cattle.io',
    kind: 'Cluster',
    plural: 'clusters',
    docs: 'https://ranchermanager.docs.rancher.com/reference-guides/cluster-configuration',
    owns: [],
    health: {
      // `Ready` says how it was when its agent was last heard from.
      failed: reason('Connected', 'Disconnected'),
      message: says(['Connected', 'False'], ['Ready', 'False']),
      otherwise: 'conditions',
    },
    columns: 'printer',
  },
  {
    group: 'management.cattle.io',
    kind: 'Cluster',
    plural: 'clusters',
    docs: 'https://ranchermanager.docs.rancher.com/reference-guides/cluster-configuration',
    owns: [],
    health: {
      inProgress: any(
        condition('Provisioned', 'Unknown'),
        condition('Ready', 'Unknown'),
      ),
      failed: any(
        condition('Ready', 'False'),
        condition('Connected', 'False'),
        condition('Provisioned', 'False'),
        condition('NoDiskPressure', 'False'),
        condition('NoMemoryPressure', 'False'),
      ),
      // `Pending` and `Waiting` are steps that it is past when they are True.
      current: condition('Ready', 'True'),
      message: says(
        ['Provisioned', 'False'],
        ['Connected', 'False'],
        ['Ready', 'False'],
        ['NoDiskPressure', 'False'],
        ['NoMemoryPressure', 'False'],
        ['Provisioned', 'Unknown'],
      ),
    },
    columns: 'printer',
  },
  ...Object.entries(FLEET).map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'fleet.cattle.io',
      kind,
      plural,
      docs: 'https://fleet.rancher.io/ref-status-fields',
      owns: kind === 'Bundle' ? [] : ['bundles.fleet.cattle.io'],
      health: {
        suspended: specFlag('paused'),
        failed: condition('Stalled', 'True'),
        // Objects that do not become ready have findings of their own.
        inProgress: FLEET_WAITS,
        message: says(['Stalled', 'True'], ['Ready', 'False']),
        otherwise: 'conditions',
      },
      severity: { failing: 'warning' },
      fields: ['spec.repo', 'spec.branch', 'status.commit', 'status.display'],
      columns: [
        text('Clusters', 'status.display.readyClusters'),
        text('Bundles', 'status.display.readyBundleDeployments'),
        text('State', 'status.display.state'),
      ],
    }),
  ),
  {
    group: 'kro.run',
    kind: 'ResourceGraphDefinition',
    plural: 'resourcegraphdefinitions',
    docs: 'https://kro.run/docs/concepts/rgd/overview',
    owns: [],
    health: {
      failed: `${CONDITIONS}.exists(c, c.status == 'False')`,
      current: any(condition('Ready', 'True'), word('state', 'Active')),
      message: first(
        CONDITIONS,
        "i.status == 'False'",
        "i.type + ': ' + i.?message.orValue('')",
      ),
    },
    fields: ['spec.schema.kind', 'status.state'],
    columns: [text('Kind', 'spec.schema.kind'), text('State', 'status.state')],
  },
  {
    group: 'infra.contrib.fluxcd.io',
    kind: 'Terraform',
    plural: 'terraforms',
    docs: 'https://flux-iac.github.io/tofu-controller/',
    owns: [],
    health: {
      suspended: any(
        specFlag('suspend'),
        // Somebody has to approve the plan.
        `${CONDITIONS}.exists(c, c.type == 'Ready' && c.status == 'Unknown' && c.?reason.orValue('') == 'TerraformPlannedWithChanges')`,
      ),
      message: says(['Apply', 'False'], ['Plan', 'False'], ['Ready', 'False']),
      otherwise: 'conditions',
    },
    severity: { failing: 'warning' },
    fields: [
      'spec.path',
      'spec.approvePlan',
      'status.lastAppliedRevision',
      'status.lastAttemptedRevision',
    ],
    columns: [
      text('Path', 'spec.path'),
      text('Revision', 'status.lastAppliedRevision'),
    ],
  },
  {
    group: 'serving.kserve.io',
    kind: 'InferenceService',
    plural: 'inferenceservices',
    docs: 'https://kserve.github.io/website/docs/reference/crd-api',
    health: {
      suspended: condition('Stopped', 'True'),
      // The model before goes on answering.
      failed: word(
        'modelStatus.transitionStatus',
        'BlockedByFailedLoad',
        'InvalidSpec',
      ),
      inProgress: all(
        word('modelStatus.transitionStatus', 'InProgress'),
        condition('Ready', 'True'),
      ),
      message: firstText(
        "status.?modelStatus.?lastFailureInfo.?message.orValue('')",
        "status.?modelStatus.?lastFailureInfo.?reason.orValue('')",
        says(['PredictorReady', 'False'], ['Ready', 'False']),
      ),
      otherwise: 'conditions',
    },
    fields: ['status.url', 'status.modelStatus.transitionStatus'],
    columns: [
      text('URL', 'status.url'),
      text('Model', 'status.modelStatus.states.activeModelState'),
    ],
    pods: {
      selector: 'serving.kserve.io/inferenceservice={{metadata.name}}',
    },
  },
  ...Object.entries(CORALOGIX).map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'coralogix.com',
      kind,
      plural,
      docs: 'https://github.com/coralogix/coralogix-operator/blob/main/docs/api.md',
      owns: [],
      health: {
        failed: condition('RemoteSynced', 'False'),
        current: any(
          condition('RemoteSynced', 'True'),
          // Older versions have no conditions.
          all(
            `size(${CONDITIONS}) == 0`,
            "string(status.?id.orValue('')) != ''",
          ),
        ),
        message: says(['RemoteSynced', 'False']),
      },
      severity: { failing: 'warning' },
      columns: [text('ID', 'status.id')],
    }),
  ),
  {
    group: 'k6.io',
    kind: 'TestRun',
    plural: 'testruns',
    runsToCompletion: true,
    docs: 'https://grafana.com/docs/k6/latest/set-up/set-up-distributed-k6/',
    owns: ['workloads'],
    progressDeadline: DAY,
    health: {
      failed: word('stage', 'error'),
      current: word('stage', 'finished', 'stopped'),
    },
    fields: ['spec.parallelism', 'status.stage'],
    columns: [text('Stage', 'status.stage')],
  },
  {
    group: 'dynatrace.com',
    kind: 'DynaKube',
    plural: 'dynakubes',
    docs: 'https://docs.dynatrace.com/docs/ingest-from/setup-on-k8s/reference/dynakube-parameters',
    owns: ['workloads'],
    health: {
      failed: word('phase', 'Error'),
      current: word('phase', 'Running'),
      message: says(['Tokens', 'False']),
    },
    fields: ['spec.apiUrl', 'status.phase'],
    columns: [text('Phase', 'status.phase')],
  },
  ...Object.entries(HUMIO).map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'core.humio.com',
      kind,
      plural,
      docs: 'https://github.com/humio/humio-operator/blob/master/docs/api.md',
      owns: kind === 'HumioCluster' ? ['workloads'] : [],
      health: {
        failed: word('state', 'ConfigError'),
        current: word('state', 'Exists', 'Ready', 'Running'),
        message: "status.?message.orValue('')",
      },
      fields: ['status.state'],
      columns: [text('State', 'status.state')],
    }),
  ),
];
