import {
  CelHealth,
  ResourceDefinition,
} from '@podlight/backstage-plugin-kubernetes-node';
import { all, condition, word } from './cel';
import { text } from './columns';

/** Kinds of NGINX's ingress controller, with plurals. */
const NGINX = {
  TransportServer: 'transportservers',
  VirtualServer: 'virtualservers',
  VirtualServerRoute: 'virtualserverroutes',
};

const VM_HEALTH: CelHealth = {
  suspended: word('updateStatus', 'paused'),
  failed: word('updateStatus', 'failed'),
  inProgress: word('updateStatus', 'expanding'),
  current: word('updateStatus', 'operational'),
  message: "status.?reason.orValue('')",
  // Older versions of the operator have no such field.
  otherwise: 'conditions',
};

/** Kinds of the VictoriaMetrics operator, with plurals. */
const VICTORIA_METRICS = {
  VLAgent: 'vlagents',
  VLCluster: 'vlclusters',
  VLSingle: 'vlsingles',
  VLogs: 'vlogs',
  VMAgent: 'vmagents',
  VMAlert: 'vmalerts',
  VMAlertmanager: 'vmalertmanagers',
  VMAnomaly: 'vmanomalies',
  VMAuth: 'vmauths',
  VMCluster: 'vmclusters',
  VMSingle: 'vmsingles',
  VTCluster: 'vtclusters',
  VTSingle: 'vtsingles',
};

/** What these run by, with plurals; older versions of the operator write no status. */
const VICTORIA_RULES = {
  VMAlertmanagerConfig: 'vmalertmanagerconfigs',
  VMNodeScrape: 'vmnodescrapes',
  VMPodScrape: 'vmpodscrapes',
  VMProbe: 'vmprobes',
  VMRule: 'vmrules',
  VMScrapeConfig: 'vmscrapeconfigs',
  VMServiceScrape: 'vmservicescrapes',
  VMStaticScrape: 'vmstaticscrapes',
  VMUser: 'vmusers',
};

const ARGO_EVENTS = {
  EventSource: ['eventsources', 'SourcesProvided'],
  Sensor: ['sensors', 'TriggersProvided'],
} as const;

/** What carries traffic, metrics, traces, events and policies. */
export const PLATFORM: readonly ResourceDefinition[] = [
  ...Object.entries(NGINX).map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'k8s.nginx.org',
      kind,
      plural,
      docs: 'https://docs.nginx.com/nginx-ingress-controller/configuration/virtualserver-and-virtualserverroute-resources/',
      owns: [],
      health: {
        failed: word('state', 'Invalid', 'Warning'),
        current: word('state', 'Valid'),
        message: "status.?message.orValue('')",
      },
      fields: ['spec.host', 'status.state', 'status.reason'],
      columns: [text('Host', 'spec.host'), text('State', 'status.state')],
    }),
  ),
  ...Object.entries(VICTORIA_METRICS).map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'operator.victoriametrics.com',
      kind,
      plural,
      docs: 'https://docs.victoriametrics.com/operator/resources/',
      owns: ['workloads'],
      health: VM_HEALTH,
      fields: ['status.updateStatus'],
      columns: [text('Update', 'status.updateStatus')],
    }),
  ),
  ...Object.entries(VICTORIA_RULES).map(
    ([kind, plural]): ResourceDefinition => ({
      group: 'operator.victoriametrics.com',
      kind,
      plural,
      docs: 'https://docs.victoriametrics.com/operator/resources/',
      owns: [],
      health: { ...VM_HEALTH, otherwise: 'unknown' },
      fields: ['status.updateStatus'],
      columns: [text('Update', 'status.updateStatus')],
    }),
  ),
  ...Object.entries(ARGO_EVENTS).map(
    ([kind, [plural, provided]]): ResourceDefinition => ({
      group: 'argoproj.io',
      kind,
      plural,
      docs: `https://argoproj.github.io/argo-events/concepts/${
        kind === 'Sensor' ? 'sensor' : 'event_source'
      }/`,
      columns: 'printer',
      health: {
        current: all(
          condition('Deployed', 'True'),
          condition(provided, 'True'),
        ),
        otherwise: 'conditions',
      },
    }),
  ),
  {
    group: 'grafana.integreatly.org',
    kind: 'Grafana',
    plural: 'grafanas',
    docs: 'https://grafana.github.io/grafana-operator/docs/',
    owns: ['workloads'],
    health: {
      suspended: 'spec.?suspend.orValue(false) == true',
      failed: word('stageStatus', 'failed'),
      current: all(word('stage', 'complete'), word('stageStatus', 'success')),
      message: "status.?lastMessage.orValue('')",
    },
    fields: ['spec.version', 'status.stage', 'status.stageStatus'],
    columns: [text('Stage', 'status.stage')],
  },
  {
    group: 'jaegertracing.io',
    kind: 'Jaeger',
    plural: 'jaegers',
    docs: 'https://www.jaegertracing.io/docs/1.76/deployment/operator/',
    owns: ['workloads'],
    health: {
      failed: word('phase', 'Failed'),
      current: word('phase', 'Running'),
    },
    fields: ['spec.strategy', 'status.phase', 'status.version'],
    columns: [text('Version', 'status.version')],
  },
  {
    group: 'templates.gatekeeper.sh',
    kind: 'ConstraintTemplate',
    plural: 'constrainttemplates',
    docs: 'https://open-policy-agent.github.io/gatekeeper/website/docs/constrainttemplates/',
    owns: [],
    columns: [text('Created', 'status.created')],
    health: {
      failed:
        'status.?byPod.orValue([]).exists(p, size(p.?errors.orValue([])) > 0)',
      current: 'status.?created.orValue(false) == true',
      message:
        "status.?byPod.orValue([]).exists(p, size(p.?errors.orValue([])) > 0) ? string(status.byPod.filter(p, size(p.?errors.orValue([])) > 0)[0].errors[0].?message.orValue('')) : ''",
    },
  },
  {
    group: 'getambassador.io',
    kind: 'Mapping',
    plural: 'mappings',
    docs: 'https://emissary-ingress.dev/docs/3.10/topics/using/intro-mappings/',
    owns: [],
    health: {
      failed: word('state', 'Error', 'Inactive'),
      current: word('state', 'Running'),
      message: "status.?reason.orValue('')",
      otherwise: 'unknown',
    },
    fields: ['spec.hostname', 'spec.prefix', 'spec.service', 'status.state'],
    columns: [
      text('Host', 'spec.hostname'),
      text('Prefix', 'spec.prefix'),
      text('Service', 'spec.service'),
    ],
  },
];
