import { PlannedDuration, readDuration } from './plannedDuration';
import { fieldsOf, listOf, numberOf, textOf } from './values';

/** A step of a canary. */
export type RolloutStep =
  | { readonly type: 'setWeight'; readonly weight: number }
  /** Until it is promoted, where no duration is said. */
  | { readonly type: 'pause'; readonly duration?: PlannedDuration }
  | { readonly type: 'analysis'; readonly templates: string }
  | { readonly type: 'experiment'; readonly duration?: PlannedDuration }
  | { readonly type: 'scaleWeight'; readonly weight: number }
  | { readonly type: 'scaleReplicas'; readonly replicas: number }
  | { readonly type: 'scaleTraffic' }
  /** One of another type, by its name. */
  | { readonly type: 'other'; readonly name: string };

/** No canary has more; the rest is not drawn. */
const MAX_STEPS = 100;

/** Reads `spec.strategy.canary.steps`. */
export function readSteps(steps: unknown): readonly RolloutStep[] {
  return listOf(steps).slice(0, MAX_STEPS).map(readStep);
}

function readStep(value: unknown): RolloutStep {
  const step = fieldsOf(value);
  const weight = numberOf(step.setWeight);
  if (weight !== undefined) return { type: 'setWeight', weight };
  if (step.pause !== undefined) {
    return { type: 'pause', ...durationOf(step.pause) };
  }
  if (step.analysis !== undefined) return readAnalysis(step.analysis);
  if (step.experiment !== undefined) {
    return { type: 'experiment', ...durationOf(step.experiment) };
  }
  return (
    readScale(step.setCanaryScale) ?? { type: 'other', name: nameOf(step) }
  );
}

function readAnalysis(value: unknown): RolloutStep {
  const templates = listOf(fieldsOf(value).templates)
    .flatMap(each => textOf(fieldsOf(each).templateName) ?? [])
    .join(', ');
  return { type: 'analysis', templates };
}

function readScale(value: unknown): RolloutStep | undefined {
  const scale = fieldsOf(value);
  const weight = numberOf(scale.weight);
  if (weight !== undefined) return { type: 'scaleWeight', weight };
  const replicas = numberOf(scale.replicas);
  if (replicas !== undefined) return { type: 'scaleReplicas', replicas };
  return scale.matchTrafficWeight === true
    ? { type: 'scaleTraffic' }
    : undefined;
}

function durationOf(value: unknown): { readonly duration?: PlannedDuration } {
  const duration = readDuration(fieldsOf(value).duration);
  return duration === undefined ? {} : { duration };
}

function nameOf(step: Readonly<Record<string, unknown>>): string {
  const [first = ''] = Object.keys(step);
  const name = textOf(fieldsOf(step[first]).name);
  return name === undefined ? first : `${first} ${name}`;
}
