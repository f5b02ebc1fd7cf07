import { Condition, ObjectMeta } from '../meta';
import {
  ControllerRevision,
  CronJob,
  DaemonSet,
  Deployment,
  HorizontalPodAutoscaler,
  Job,
  LabelSelector,
  MetricValue,
  PodTemplate,
  ReplicaSet,
  StatefulSet,
} from '../workloads';
import { parseLastScale } from './lastScale';
import { parseConditions } from './meta';
import { parseRolloutNotes } from './rolloutNotes';
import { DigestValue } from './template/FactWriter';
import { parseTemplateFacts } from './template/templateFacts';
import {
  compact,
  count,
  flag,
  items,
  Json,
  json,
  number,
  text,
  textRecord,
  texts,
  time,
} from './readers';

/** `spec.selector` of a workload, with both of its forms. */
export function parseLabelSelector(raw: unknown): LabelSelector {
  const selector = json(raw);
  return {
    matchLabels: textRecord(selector.matchLabels),
    matchExpressions: items(selector.matchExpressions, item => {
      const expression = json(item);
      const key = text(expression.key);
      return key === undefined
        ? undefined
        : {
            key,
            operator: text(expression.operator) ?? '',
            values: texts(expression.values),
          };
    }),
  };
}

function parsePodTemplate(raw: unknown): PodTemplate {
  const { labels } = json(json(raw).metadata);
  return { metadata: { labels: textRecord(labels) } };
}

/** With what differs between revisions. Lists of metadata have no template. */
function parseRevisionTemplate(
  raw: unknown,
  digest: DigestValue | undefined,
): PodTemplate {
  const template = parsePodTemplate(raw);
  return json(raw).spec === undefined
    ? template
    : { ...template, facts: parseTemplateFacts(raw, digest) };
}

export function parseDeployment(metadata: ObjectMeta, raw: Json): Deployment {
  const spec = json(raw.spec);
  const status = json(raw.status);
  const lastScale = parseLastScale(raw.metadata);
  return {
    kind: 'Deployment',
    metadata,
    ...(lastScale && { lastScale }),
    spec: compact({
      replicas: count(spec.replicas, 1),
      paused: flag(spec.paused) ?? false,
      progressDeadlineSeconds: number(spec.progressDeadlineSeconds),
      selector: parseLabelSelector(spec.selector),
      template: parsePodTemplate(spec.template),
    }),
    status: compact({
      observedGeneration: number(status.observedGeneration),
      replicas: count(status.replicas),
      updatedReplicas: count(status.updatedReplicas),
      readyReplicas: count(status.readyReplicas),
      availableReplicas: count(status.availableReplicas),
      unavailableReplicas: count(status.unavailableReplicas),
      conditions: parseConditions(status.conditions),
    }),
  };
}

export function parseReplicaSet(
  metadata: ObjectMeta,
  raw: Json,
  digest?: DigestValue,
): ReplicaSet {
  const spec = json(raw.spec);
  const status = json(raw.status);
  const rollout = parseRolloutNotes(raw.metadata);
  return {
    kind: 'ReplicaSet',
    metadata,
    ...(rollout && { rollout }),
    spec: {
      replicas: count(spec.replicas, 1),
      selector: parseLabelSelector(spec.selector),
      template: parseRevisionTemplate(spec.template, digest),
    },
    status: compact({
      observedGeneration: number(status.observedGeneration),
      replicas: count(status.replicas),
      readyReplicas: count(status.readyReplicas),
      availableReplicas: count(status.availableReplicas),
      conditions: parseConditions(status.conditions),
    }),
  };
}

export function parseControllerRevision(
  metadata: ObjectMeta,
  raw: Json,
  digest?: DigestValue,
): ControllerRevision {
  const rollout = parseRolloutNotes(raw.metadata);
  const { template } = json(json(raw.data).spec);
  return {
    kind: 'ControllerRevision',
    metadata,
    ...(rollout && { rollout }),
    revision: number(raw.revision) ?? 0,
    template: parseRevisionTemplate(template, digest),
  };
}

export function parseStatefulSet(metadata: ObjectMeta, raw: Json): StatefulSet {
  const spec = json(raw.spec);
  const status = json(raw.status);
  const lastScale = parseLastScale(raw.metadata);
  return {
    kind: 'StatefulSet',
    metadata,
    ...(lastScale && { lastScale }),
    spec: compact({
      replicas: count(spec.replicas, 1),
      podManagementPolicy: text(spec.podManagementPolicy),
      partition: number(
        json(json(spec.updateStrategy).rollingUpdate).partition,
      ),
      selector: parseLabelSelector(spec.selector),
      template: parsePodTemplate(spec.template),
      volumeClaimTemplates: items(spec.volumeClaimTemplates, item => {
        const name = text(json(json(item).metadata).name);
        return name === undefined ? undefined : { metadata: { name } };
      }),
    }),
    status: compact({
      observedGeneration: number(status.observedGeneration),
      replicas: count(status.replicas),
      readyReplicas: count(status.readyReplicas),
      currentReplicas: count(status.currentReplicas),
      updatedReplicas: count(status.updatedReplicas),
      currentRevision: text(status.currentRevision),
      updateRevision: text(status.updateRevision),
      conditions: parseConditions(status.conditions),
    }),
  };
}

export function parseDaemonSet(metadata: ObjectMeta, raw: Json): DaemonSet {
  const spec = json(raw.spec);
  const status = json(raw.status);
  return {
    kind: 'DaemonSet',
    metadata,
    spec: {
      selector: parseLabelSelector(spec.selector),
      template: parsePodTemplate(spec.template),
    },
    status: compact({
      observedGeneration: number(status.observedGeneration),
      desiredNumberScheduled: count(status.desiredNumberScheduled),
      currentNumberScheduled: count(status.currentNumberScheduled),
      numberReady: count(status.numberReady),
      numberAvailable: count(status.numberAvailable),
      numberUnavailable: count(status.numberUnavailable),
      numberMisscheduled: count(status.numberMisscheduled),
      updatedNumberScheduled: count(status.updatedNumberScheduled),
      conditions: parseConditions(status.conditions),
    }),
  };
}

export function parseJob(metadata: ObjectMeta, raw: Json): Job {
  const spec = json(raw.spec);
  const status = json(raw.status);
  return {
    kind: 'Job',
    metadata,
    spec: compact({
      suspend: flag(spec.suspend) ?? false,
      backoffLimit: count(spec.backoffLimit, 6),
      completions: number(spec.completions),
      parallelism: number(spec.parallelism),
      activeDeadlineSeconds: number(spec.activeDeadlineSeconds),
      selector: parseLabelSelector(spec.selector),
      template: parsePodTemplate(spec.template),
    }),
    status: compact({
      active: count(status.active),
      succeeded: count(status.succeeded),
      failed: count(status.failed),
      startTime: time(status.startTime),
      completionTime: time(status.completionTime),
      conditions: parseConditions(status.conditions),
    }),
  };
}

export function parseCronJob(metadata: ObjectMeta, raw: Json): CronJob {
  const spec = json(raw.spec);
  const jobTemplate = json(spec.jobTemplate);
  const status = json(raw.status);
  return {
    kind: 'CronJob',
    metadata,
    spec: compact({
      schedule: text(spec.schedule) ?? '',
      timeZone: text(spec.timeZone),
      suspend: flag(spec.suspend) ?? false,
      concurrencyPolicy: text(spec.concurrencyPolicy),
      jobTemplate: {
        metadata: { labels: textRecord(json(jobTemplate.metadata).labels) },
        spec: { template: parsePodTemplate(json(jobTemplate.spec).template) },
      },
    }),
    status: compact({
      lastScheduleTime: time(status.lastScheduleTime),
      lastSuccessfulTime: time(status.lastSuccessfulTime),
      active: items(status.active, item => text(json(item).name)),
    }),
  };
}

const V1_CONDITIONS_ANNOTATION = 'autoscaling.alpha.kubernetes.io/conditions';

/** autoscaling/v1 has no conditions; the API server puts them into an annotation as JSON. */
function parseAutoscalerConditions(raw: Json): readonly Condition[] {
  const conditions = parseConditions(json(raw.status).conditions);
  if (conditions.length > 0) return conditions;
  const annotations = json(json(raw.metadata).annotations);
  const encoded = annotations[V1_CONDITIONS_ANNOTATION];
  if (typeof encoded !== 'string') return conditions;
  try {
    return parseConditions(JSON.parse(encoded));
  } catch {
    return conditions;
  }
}

/** Each type has its values under its own key: `resource`, `containerResource`, `pods`, … */
function parseMetric(raw: unknown): MetricValue | undefined {
  const metric = json(raw);
  const type = text(metric.type);
  if (type === undefined) return undefined;
  const source = json(metric[type.charAt(0).toLowerCase() + type.slice(1)]);
  const name = text(source.name) ?? text(json(source.metric).name);
  if (name === undefined) return undefined;
  const value = json(source.target ?? source.current);
  const quantities = textRecord(value);
  return compact({
    type,
    name,
    averageUtilization: number(value.averageUtilization),
    averageValue: quantities.averageValue,
    value: quantities.value,
  });
}

/** autoscaling/v1 knows only the CPU, in percent. */
function cpuMetric(percent: unknown): readonly MetricValue[] {
  const averageUtilization = number(percent);
  return averageUtilization === undefined
    ? []
    : [{ type: 'Resource', name: 'cpu', averageUtilization }];
}

export function parseHorizontalPodAutoscaler(
  metadata: ObjectMeta,
  raw: Json,
): HorizontalPodAutoscaler {
  const spec = json(raw.spec);
  const status = json(raw.status);
  const target = json(spec.scaleTargetRef);
  return {
    kind: 'HorizontalPodAutoscaler',
    metadata,
    spec: {
      scaleTargetRef: {
        kind: text(target.kind) ?? '',
        name: text(target.name) ?? '',
      },
      minReplicas: count(spec.minReplicas, 1),
      maxReplicas: count(spec.maxReplicas),
      metrics: [
        ...items(spec.metrics, parseMetric),
        ...cpuMetric(spec.targetCPUUtilizationPercentage),
      ],
    },
    status: compact({
      currentReplicas: count(status.currentReplicas),
      desiredReplicas: count(status.desiredReplicas),
      currentMetrics: [
        ...items(status.currentMetrics, parseMetric),
        ...cpuMetric(status.currentCPUUtilizationPercentage),
      ],
      conditions: parseAutoscalerConditions(raw),
      lastScaleTime: time(status.lastScaleTime),
    }),
  };
}
