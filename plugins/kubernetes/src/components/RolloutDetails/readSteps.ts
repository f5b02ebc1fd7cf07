import { PlannedDuration, readDuration } from './plannedDuration';
import { asFields, asList, asNumber, asText } from './values';

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
  return asList(steps).slice(0, MAX_STEPS).map(readStep);
}

function readStep(value: unknown): RolloutStep {
  const step = asFields(value);
  const weight = asNumber(step.setWeight);
  if (weight !== undefined) return { type: 'setWeight', weight };
  if (step.pause !== undefined) {
    return { type: 'pause', ...toDuration(step.pause) };
  }
  if (step.analysis !== undefined) return readAnalysis(step.analysis);
  if (step.experiment !== undefined) {
    return { type: 'experiment', ...toDuration(step.experiment) };
  }
  return (
    readScale(step.setCanaryScale) ?? { type: 'other', name: stepName(step) }
  );
}

function readAnalysis(value: unknown): RolloutStep {
  const templates = asList(asFields(value).templates)
    .flatMap(each => asText(asFields(each).templateName) ?? [])
    .join(', ');
  return { type: 'analysis', templates };
}

function readScale(value: unknown): RolloutStep | undefined {
  const scale = asFields(value);
  const weight = asNumber(scale.weight);
  if (weight !== undefined) return { type: 'scaleWeight', weight };
  const replicas = asNumber(scale.replicas);
  if (replicas !== undefined) return { type: 'scaleReplicas', replicas };
  return scale.matchTrafficWeight === true
    ? { type: 'scaleTraffic' }
    : undefined;
}

function toDuration(value: unknown): { readonly duration?: PlannedDuration } {
  const duration = readDuration(asFields(value).duration);
  return duration === undefined ? {} : { duration };
}

function stepName(step: Readonly<Record<string, unknown>>): string {
  const [first = ''] = Object.keys(step);
  const name = asText(asFields(step[first]).name);
  return name === undefined ? first : `${first} ${name}`;
}
