import {
  FAILURE_CLASSES,
  FailureClass,
  Finding,
  isFailureClassName,
} from '@podlight/backstage-plugin-kubernetes-common';

/** Of these, how many pods there are is part of the problem or of its remedy. */
const CATEGORIES: ReadonlySet<FailureClass['category']> = new Set([
  'scheduling',
  'create',
  'network',
  'workload',
]);

const SCALES = /\bscale\b/;

/**
 * Whether the reader of the help may want to change the number of replicas. A crash, a missing
 * image or a failing probe fails in as many pods as there are, so what sets their number is beside
 * the point.
 *
 * @param commands - What the help says to run
 */
export function isAboutReplicas(
  { class: name }: Finding,
  commands: readonly string[],
): boolean {
  return (
    commands.some(command => SCALES.test(command)) ||
    (isFailureClassName(name) && CATEGORIES.has(FAILURE_CLASSES[name].category))
  );
}
