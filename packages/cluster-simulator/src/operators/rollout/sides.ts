import { Revision, templateHash, WorkloadContext } from '../../world/context';

export const HASH_LABEL = 'rollouts-pod-template-hash';

/** A fifth of the pods, which wait to be promoted by hand; then three fifths, which are measured; then all. */
export const STEPS = [
  { setWeight: 20 },
  { pause: {} },
  { setWeight: 60 },
  { analysis: { templates: [{ templateName: 'success-rate' }] } },
  { pause: { duration: '10m' } },
];

/** The index of the step that a stage waits at. */
export const STEP_OF_STAGE: Readonly<Record<string, number>> = {
  healthy: STEPS.length,
  paused: 1,
  analyzing: 3,
  aborted: 0,
  promoted: STEPS.length,
};

/** Both sides of a rollout. */
export interface Sides {
  readonly stable: Revision;
  readonly canary: Revision;
}

export function replicaSetName(context: WorkloadContext, revision: Revision) {
  return `${context.name}-${templateHash(context, revision)}`;
}
