/**
 * The seven states that a person can tell apart at a glance, worst first.
 *
 * @public
 */
export const DISPLAY_STATES = [
  'failing',
  'notReady',
  'unknown',
  'starting',
  'terminating',
  'completed',
  'ready',
] as const;

/** @public */
export type DisplayState = (typeof DISPLAY_STATES)[number];
