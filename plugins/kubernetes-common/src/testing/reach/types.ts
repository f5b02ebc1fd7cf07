import { ReachReason, ReachStep } from '../../reach/types';
import { Buildable } from './objects';

/**
 * What is wrong, the objects, and the first link that is broken.
 *
 * @public
 */
export type Breakage = readonly [
  what: string,
  objects: readonly Buildable[],
  step: ReachStep,
  reason: ReachReason,
];

/**
 * What is all right, and the objects.
 *
 * @public
 */
export type Healthy = readonly [what: string, objects: readonly Buildable[]];
