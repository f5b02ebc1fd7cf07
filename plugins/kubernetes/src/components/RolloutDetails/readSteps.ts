import { fieldsOf, listOf, numberOf, textOf } from './values';

/** A step of a canary. */
export type RolloutStep =
  | { readonly type: 'setWeight'; readonly weight: number }
  /** Until it is promoted, where no duration is said: `10m`, `30s`. */
  | { readonly type: 'pause'; readonly duration?: string }
  | { readonly type: 'analysis'; readonly templates: string }
  | { readonly type: 'experiment'; readonly duration?: string }
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
  if (step.pause !== undefined) return readPause(step.pause);
  if (step.analysis !== undefined) return readAnalysis(step.analysis);
  if (step.experiment !== undefined) {
    const duration = durationOf(fieldsOf(step.experiment).duration);
    return { type: 'experiment', ...(duration && { duration }) };
  }
  return (
    readScale(step.setCanaryScale) ?? { type: 'other', name: nameOf(step) }
  );
}

function readPause(value: unknown): RolloutStep {
  const duration = durationOf(fieldsOf(value).duration);
  return { type: 'pause', ...(duration && { duration }) };
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

/** Seconds where it is a number, with or without quotes. */
function durationOf(value: unknown): string | undefined {
  const text = textOf(value) ?? numberOf(value)?.toString();
  return text !== undefined && /^\d+$/.test(text) ? `${text}s` : text;
}

function nameOf(step: Readonly<Record<string, unknown>>): string {
  const [first = ''] = Object.keys(step);
  const name = textOf(fieldsOf(step[first]).name);
  return name === undefined ? first : `${first} ${name}`;
}
