import { KubernetesResource } from '@podlight/backstage-plugin-kubernetes-react';
import { fieldsOf, listOf, textOf } from './values';

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

/** More are not drawn. */
const MAX_RUNS = 50;
const MAX_METRICS = 20;

/** The AnalysisRuns that a Rollout has started for its newest revision. */
export function ownRuns(
  rollout: Pick<KubernetesResource, 'cluster' | 'name' | 'namespace' | 'owns'>,
  newest: string | undefined,
  runs: readonly KubernetesResource[],
): readonly MeasuredRun[] {
  return runs
    .filter(run => isOwned(rollout, run))
    .filter(({ labels }) => {
      const hash = labels['rollouts-pod-template-hash'];
      return hash === undefined || newest === undefined || hash === newest;
    })
    .slice(0, MAX_RUNS)
    .map(toMeasuredRun);
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
  const { metricResults, phase } = fieldsOf(status);
  return {
    name,
    phase: textOf(phase),
    ...(index !== undefined && /^\d{1,4}$/.test(index) && { step: +index }),
    metrics: listOf(metricResults)
      .slice(0, MAX_METRICS)
      .flatMap(value => {
        const metric = fieldsOf(value);
        const title = textOf(metric.name);
        return title === undefined
          ? []
          : {
              name: title,
              phase: textOf(metric.phase) ?? 'Pending',
              message: textOf(metric.message),
            };
      }),
  };
}
