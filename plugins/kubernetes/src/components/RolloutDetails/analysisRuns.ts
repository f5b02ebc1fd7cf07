import { KubernetesResource } from '@podlight/backstage-plugin-kubernetes-react';
import { RolloutProgress } from './readRollout';
import { asFields, asList, asText } from './values';

/** What an analysis has found out about one metric. */
export interface MeasuredMetric {
  readonly name: string;
  readonly phase: string;
  readonly message?: string;
}

/** An AnalysisRun of the newest revision. */
export interface MeasuredRun {
  readonly name: string;
  /** The index of the step that it belongs to; absent for one beside the steps. */
  readonly step?: number;
  readonly phase?: string;
  readonly metrics: readonly MeasuredMetric[];
}

/** What tells an AnalysisRun from those of the same analysis in earlier attempts. */
type Attempts = Pick<RolloutProgress, 'analyses' | 'newest'>;

/** More are not drawn. */
const MAX_RUNS = 50;
const MAX_METRICS = 20;

/**
 * The AnalysisRuns that a Rollout has started for its newest revision, without those
 * of earlier attempts: a retry measures again, and the runs before it stay.
 */
export function ownRuns(
  rollout: Pick<KubernetesResource, 'cluster' | 'name' | 'namespace' | 'owns'>,
  { analyses, newest }: Attempts,
  runs: readonly KubernetesResource[],
): readonly MeasuredRun[] {
  const own = runs
    .filter(run => isOwned(rollout, run))
    .filter(({ labels }) => {
      const hash = labels['rollouts-pod-template-hash'];
      return hash === undefined || newest === undefined || hash === newest;
    });
  const current = new Set(analyses.map(({ name }) => name));
  return lastAttempts(own, current).slice(0, MAX_RUNS).map(toMeasuredRun);
}

/** Of each analysis the run that the Rollout names, else the newest one. */
function lastAttempts(
  runs: readonly KubernetesResource[],
  current: ReadonlySet<string>,
): readonly KubernetesResource[] {
  const last = new Map<string, KubernetesResource>();
  for (const run of runs) {
    const analysis = analysisKey(run);
    const other = last.get(analysis);
    if (!other || isLater(run, other, current)) last.set(analysis, run);
  }
  return [...last.values()];
}

function analysisKey({ labels, name }: KubernetesResource): string {
  const step = labels['step-index'];
  const type = labels['rollout-type'];
  if (step !== undefined) return `step ${step}`;
  return type === undefined ? `run ${name}` : `type ${type}`;
}

function isLater(
  run: KubernetesResource,
  other: KubernetesResource,
  current: ReadonlySet<string>,
): boolean {
  const isCurrent = current.has(run.name);
  return isCurrent === current.has(other.name)
    ? createdMs(run) > createdMs(other)
    : isCurrent;
}

function createdMs({ createdAt }: KubernetesResource): number {
  return Date.parse(createdAt ?? '') || 0;
}

/** An earlier backend tells only what the Rollout owns. */
function isOwned(
  { cluster, name, namespace, owns }: Parameters<typeof ownRuns>[0],
  run: KubernetesResource,
): boolean {
  return (
    run.cluster === cluster &&
    run.namespace === namespace &&
    (run.owners.some(
      owner => owner.kind === 'Rollout' && owner.name === name,
    ) ||
      owns.some(each => each.kind === run.kind && each.name === run.name))
  );
}

function toMeasuredRun({
  labels,
  name,
  status,
}: KubernetesResource): MeasuredRun {
  const index = labels['step-index'];
  const { metricResults, phase } = asFields(status);
  return {
    name,
    phase: asText(phase),
    ...(index !== undefined && /^\d{1,4}$/.test(index) && { step: +index }),
    metrics: asList(metricResults)
      .slice(0, MAX_METRICS)
      .flatMap(value => {
        const metric = asFields(value);
        const title = asText(metric.name);
        return title === undefined
          ? []
          : {
              name: title,
              phase: asText(metric.phase) ?? 'Pending',
              message: asText(metric.message),
            };
      }),
  };
}
