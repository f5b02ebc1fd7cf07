import { DISPLAY_STATES } from '@podlight/backstage-plugin-kubernetes-common';

/**
 * The states of objects, worst first: those of pods, and `suspended` for what its
 * spec tells its controller to leave alone. That is no problem, but not healthy.
 */
export const OBJECT_STATES = [
  ...DISPLAY_STATES.filter(state => state !== 'completed' && state !== 'ready'),
  'suspended',
  'completed',
  'ready',
] as const;

export type ObjectState = (typeof OBJECT_STATES)[number];

/** States of objects that one may want to see alone, worst first. */
export const OBJECT_FILTER_STATES = [
  'failing',
  'notReady',
  'unknown',
  'starting',
  'suspended',
] as const satisfies readonly ObjectState[];

export type ObjectFilterState = (typeof OBJECT_FILTER_STATES)[number];

const GOOD: ReadonlySet<ObjectState | undefined> = new Set([
  'completed',
  'ready',
]);

/** The worst state has the lowest rank; none has the highest. */
export function objectStateRank(state: ObjectState | undefined): number {
  return state ? OBJECT_STATES.indexOf(state) : OBJECT_STATES.length;
}

/** The worse of two states; undefined ones are ignored. */
export function worseObjectState(
  a: ObjectState | undefined,
  b: ObjectState | undefined,
): ObjectState | undefined {
  return OBJECT_STATES.find(state => state === a || state === b);
}

/**
 * The worst of several states; undefined where the others are good and one is
 * undefined, of which nothing good is known.
 */
export function worstObjectState(
  states: Iterable<ObjectState | undefined>,
): ObjectState | undefined {
  const seen = new Set(states);
  const worst = OBJECT_STATES.find(state => seen.has(state));
  return GOOD.has(worst) && seen.has(undefined) ? undefined : worst;
}
