import {
  CustomResourcePart,
  Finding,
} from '@podlight/backstage-plugin-kubernetes-common';
import { AgeWords } from '../../format';
import { Translate } from '../../i18n/useText';
import { customResourceSign, WorkloadCell } from '../../service';
import { describeCustomCondition } from './CustomResourceCells';
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
  if (object.isWorkload || object.row.customResource?.pods) {
    return summarizeCell({ object, state }, t);
  }
  const { customResource } = object.row;
  if (customResource?.state && !object.isStale) {
    return t(`objects.custom.${customResource.state}`);
  }
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

/**
 * State of a workload in a cluster in a few words: `failing, 2/3 ready`. The number says what
 * it counts, as `2/3 failing` would be read as two that fail.
 */
export function summarizeCell(cell: Described, t: Translate): string {
  const count = countWords(cell, t);
  return [stateBesides(cell, count, t), count].filter(Boolean).join(', ');
}

/** How many pods are ready, or how many runs of a Job are complete; empty where nothing is counted. */
function countWords({ object, state }: Described, t: Translate): string {
  const {
    customResource,
    job,
    ready = customResource?.pods?.ready ?? 0,
  } = object.row;
  const { desired = customResource?.pods?.total } = object.row;
  const isOff = state === 'completed' && desired === 0;
  if (desired === undefined || isOff) return '';
  return t(job ? 'workloads.completions' : 'workloads.ratio', {
    ready: String(ready),
    desired: String(desired),
  });
}

/** The state, unless the number says as much. */
function stateBesides(
  cell: Described,
  count: string,
  t: Translate,
): string | undefined {
  const { isStale, row } = cell.object;
  const isCounted =
    count !== '' &&
    !isStale &&
    (row.job ? row.job.state === 'complete' : isTold(cell));
  return isCounted ? undefined : stateWords(cell, t);
}

/** Of a custom resource, its own word is more. */
function isTold({ object: { row }, state }: Described): boolean {
  if (row.customResource) return false;
  const { ready = 0, desired = 0 } = row;
  return state === 'ready' || (state === 'notReady' && ready < desired);
}

function stateWords(cell: Described, t: Translate): string {
  const { job, cronJob, customResource } = cell.object.row;
  if (cell.object.isStale) return t('objects.oldData');
  if (customResource) return customWords(cell, customResource, t);
  if (job) return t(`objects.job.${job.state}`);
  if (cronJob && (cell.state === 'suspended' || cell.state === 'ready')) {
    return t(
      cronJob.isSuspended ? 'workloads.suspended' : 'workloads.scheduled',
    );
  }
  return replicaWords(cell, t);
}

/** Its own words, unless its pods are worse. */
function customWords(
  { state }: Described,
  part: CustomResourcePart,
  t: Translate,
): string {
  if (part.state && state === customResourceSign(part)) {
    return t(`objects.custom.${part.state}`);
  }
  if (state === 'failing') return t('workloads.somePodsFailing');
  return state === undefined ? '' : t(`state.${state}`);
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
  { versions, differs, behind }: WorkloadCell,
  t: Translate,
): string | undefined {
  if (versions.length === 0) return undefined;
  const version = versions.join(', ');
  if (behind) return t('workloads.still', { version });
  return differs ? t('workloads.differs', { version }) : version;
}

/** What is going on besides, a line for each. */
export function noteWords(
  cell: WorkloadCell,
  findingTitle: (finding: Finding) => string,
  ages: AgeWords,
  t: Translate,
): readonly string[] {
  const { rollout, rolledOut, finding, status, object } = cell;
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
    ...(rolledOut && !rollout
      ? [t('workloads.rolledOut', { ago: ages.ago(rolledOut.at) })]
      : []),
    ...(object.row.isPaused ? [t('workloads.paused')] : []),
    ...(object.row.conditions ?? [])
      .filter(
        ({ type }) => object.row.customResource || !TOLD_BY_NUMBERS.has(type),
      )
      .slice(0, 1)
      .map(condition =>
        object.row.customResource
          ? [describeCustomCondition(condition, t), condition.message]
              .filter(Boolean)
              .join(': ')
          : describeCondition(condition, object.row, t),
      ),
  ];
}
