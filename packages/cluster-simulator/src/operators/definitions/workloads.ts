import { AGE, condition, define, READY } from './define';

const TRIGGERS = ['Triggers', '.status.triggersTypes'] as const;
const AUTHENTICATIONS = [
  'Authentications',
  '.status.authenticationsTypes',
] as const;
const MIN = ['Min', '.spec.minReplicaCount', 'integer'] as const;
const MAX = ['Max', '.spec.maxReplicaCount', 'integer'] as const;

export const KEDA = [
  define('keda.sh/v1alpha1', 'scaledobjects', 'ScaledObject', {
    shortNames: ['so'],
    columns: [
      ['ScaleTargetKind', '.status.scaleTargetKind'],
      ['ScaleTargetName', '.spec.scaleTargetRef.name'],
      MIN,
      MAX,
      READY,
      condition('Active'),
      condition('Fallback'),
      condition('Paused'),
      TRIGGERS,
      AUTHENTICATIONS,
      AGE,
    ],
  }),
  define('keda.sh/v1alpha1', 'scaledjobs', 'ScaledJob', {
    shortNames: ['sj'],
    columns: [
      MIN,
      MAX,
      READY,
      condition('Active'),
      condition('Paused'),
      TRIGGERS,
      AUTHENTICATIONS,
      AGE,
    ],
  }),
];

const REPLICAS = [
  ['DESIRED', '.spec.replicas', 'integer'],
  ['UPDATED', '.status.updatedReplicas', 'integer'],
  ['UPDATED_READY', '.status.updatedReadyReplicas', 'integer'],
  ['READY', '.status.readyReplicas', 'integer'],
  ['TOTAL', '.status.replicas', 'integer'],
  AGE,
] as const;

export const KRUISE = [
  define('apps.kruise.io/v1alpha1', 'clonesets', 'CloneSet', {
    shortNames: ['clone'],
    columns: REPLICAS,
  }),
  define('apps.kruise.io/v1beta1', 'statefulsets', 'StatefulSet', {
    shortNames: ['sts', 'asts'],
    columns: [
      ['DESIRED', '.spec.replicas', 'integer'],
      ['CURRENT', '.status.replicas', 'integer'],
      ['UPDATED', '.status.updatedReplicas', 'integer'],
      ['READY', '.status.readyReplicas', 'integer'],
      AGE,
    ],
  }),
  define('apps.kruise.io/v1alpha1', 'daemonsets', 'DaemonSet', {
    shortNames: ['daemon', 'ads'],
    columns: [
      ['DesiredNumber', '.status.desiredNumberScheduled', 'integer'],
      ['CurrentNumber', '.status.currentNumberScheduled', 'integer'],
      ['UpdatedNumberScheduled', '.status.updatedNumberScheduled', 'integer'],
      AGE,
    ],
  }),
  define('apps.kruise.io/v1alpha1', 'broadcastjobs', 'BroadcastJob', {
    shortNames: ['bcj'],
    columns: [
      ['Desired', '.status.desired', 'integer'],
      ['Active', '.status.active', 'integer'],
      ['Succeeded', '.status.succeeded', 'integer'],
      ['Failed', '.status.failed', 'integer'],
      AGE,
    ],
  }),
  define('apps.kruise.io/v1alpha1', 'advancedcronjobs', 'AdvancedCronJob', {
    shortNames: ['acj'],
    columns: [
      ['Schedule', '.spec.schedule'],
      ['Type', '.status.type'],
      ['LastScheduleTime', '.status.lastScheduleTime', 'date'],
      AGE,
    ],
  }),
];

const MONITOR = [
  ['Version', '.spec.version'],
  ['Replicas', '.spec.replicas', 'integer'],
  ['Ready', '.status.availableReplicas', 'integer'],
  condition('Reconciled'),
  condition('Available'),
  AGE,
  ['Paused', '.status.paused', 'boolean', 1],
] as const;

export const PROMETHEUS = [
  define('monitoring.coreos.com/v1', 'prometheuses', 'Prometheus', {
    shortNames: ['prom'],
    categories: ['prometheus-operator'],
    columns: [
      MONITOR[0],
      ['Desired', '.spec.replicas', 'integer'],
      ...MONITOR.slice(2),
    ],
  }),
  define('monitoring.coreos.com/v1', 'alertmanagers', 'Alertmanager', {
    shortNames: ['am'],
    categories: ['prometheus-operator'],
    columns: MONITOR,
  }),
  define('monitoring.coreos.com/v1', 'thanosrulers', 'ThanosRuler', {
    shortNames: ['ruler'],
    categories: ['prometheus-operator'],
    columns: MONITOR,
  }),
];

export const OPENTELEMETRY = [
  define(
    'opentelemetry.io/v1beta1',
    'opentelemetrycollectors',
    'OpenTelemetryCollector',
    {
      shortNames: ['otelcol', 'otelcols'],
      columns: [
        ['Mode', '.spec.mode'],
        ['Version', '.status.version'],
        ['Ready', '.status.scale.statusReplicas'],
        AGE,
        ['Image', '.status.image'],
        ['Management', '.spec.managementState'],
      ],
    },
  ),
];
