import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { Translate } from '../../i18n/useText';
import { WorkloadCell } from '../../service';
import { describeCondition } from './Notes';

/** How many pods are ready says as much. */
const TOLD_BY_NUMBERS: ReadonlySet<string> = new Set(['Available']);

/** An object and its state. */
type Described = Pick<WorkloadCell, 'object' | 'state'>;

/** State of any object in a few words; empty where nothing tells. */
export function describeObject(
  { object, state }: Described,
  t: Translate,
): string {
  if (object.isWorkload) return summarizeCell({ object, state }, t);
  const custom = object.row.customResource?.state;
  if (custom && !object.isStale) return t(`objects.custom.${custom}`);
  switch (state) {
    case 'failing':
    case 'notReady':
    case 'unknown':
    case 'starting':
    case 'ready':
      return t(`otherObjects.state.${state}`);
    default:
      return '';
  }
}

/** State of a workload in a cluster in a few words: `2/3 failing`. */
export function summarizeCell(cell: Described, t: Translate): string {
  return [readyRatio(cell, t), stateWords(cell, t)].filter(Boolean).join(' ');
}

function readyRatio({ object }: Described, t: Translate): string {
  const { ready = 0, desired } = object.row;
  if (desired === undefined) return '';
  return t('workloads.ratio', {
    ready: String(ready),
    desired: String(desired),
  });
}

function stateWords(cell: Described, t: Translate): string {
  const { job, cronJob } = cell.object.row;
  if (cell.object.isStale) return t('objects.oldData');
  if (job) return t(`objects.job.${job.state}`);
  if (cronJob && (cell.state === 'suspended' || cell.state === 'ready')) {
    return t(
      cronJob.isSuspended ? 'workloads.suspended' : 'workloads.scheduled',
    );
  }
  return replicaWords(cell, t);
}

function replicaWords({ object, state }: Described, t: Translate): string {
  const { desired = 0, ready = 0 } = object.row;
  if (state === undefined) return '';
  if (state === 'suspended') return t('workloads.pausedState');
  if (state === 'completed' && desired === 0)
    return t('workloads.scaledToZero');
  const isComplete = desired > 0 && ready >= desired;
  if (isComplete && state === 'failing') return t('workloads.somePodsFailing');
  if (isComplete && state === 'notReady') return t('workloads.issue');
  return t(`state.${state}`);
}

/** The versions that the pods run, and whether that is unusual; undefined without pods. */
export function versionWords(
  { versions, differs }: WorkloadCell,
  t: Translate,
): string | undefined {
  if (versions.length === 0) return undefined;
  const version = versions.join(', ');
  return differs ? t('workloads.differs', { version }) : version;
}

/** What is going on besides, a line for each. */
export function noteWords(
  cell: WorkloadCell,
  findingTitle: (finding: Finding) => string,
  t: Translate,
): readonly string[] {
  const { rollout, finding, status, object } = cell;
  const problem = finding ? findingTitle(finding) : status;
  return [
    ...(problem === undefined ? [] : [problem]),
    ...(rollout
      ? [
          t('workloads.rollingOut', {
            updated: String(rollout.updated),
            total: String(rollout.total),
          }),
        ]
      : []),
    ...(object.row.isPaused ? [t('workloads.paused')] : []),
    ...(object.row.conditions ?? [])
      .filter(({ type }) => !TOLD_BY_NUMBERS.has(type))
      .slice(0, 1)
      .map(condition => describeCondition(condition, object.row, t)),
  ];
}
