import { z } from 'zod';
import { durationSchema } from './duration';

const common = {
  /** Number of affected pods of the workload in each cluster. */
  pods: z.union([z.number().int().positive(), z.literal('all')]).default(1),
  /** Affected clusters; all of the workload's when absent. */
  clusters: z.array(z.string()).optional(),
  /** Age of these pods at the start of the simulation. */
  age: durationSchema.optional(),
  /** Time from the start of the simulation until failing pods replace healthy ones. */
  at: durationSchema.optional(),
};

/** The name of the log profile of a container that ended. */
const logs = z.string().optional();

/** Everything that can be wrong with a pod, by Kubernetes' own terms. */
export const problemSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('crash'),
    ...common,
    exitCode: z.number().int().min(0).max(255).default(1),
    /** How long a run lasts. */
    after: durationSchema.default(4),
    logs,
  }),
  z.strictObject({
    type: z.literal('oomKilled'),
    ...common,
    /** How long a run lasts; above ten minutes the pod recovers without back-off. */
    after: durationSchema.default(240),
    logs,
  }),
  z.strictObject({
    type: z.literal('imageNotFound'),
    ...common,
    /** The missing tag; the version when absent. */
    tag: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('imageUnauthorized'), ...common }),
  z.strictObject({
    type: z.literal('invalidImageName'),
    ...common,
    image: z
      .string()
      .default('Registry.example.com/{{ .Values.image }}:latest'),
  }),
  z.strictObject({
    type: z.literal('missingConfigMap'),
    ...common,
    name: z.string(),
  }),
  z.strictObject({
    type: z.literal('missingSecret'),
    ...common,
    name: z.string(),
  }),
  z.strictObject({
    type: z.literal('commandNotFound'),
    ...common,
    command: z.string().default('/app/server'),
  }),
  z.strictObject({
    type: z.literal('notReady'),
    ...common,
    message: z.string().default('HTTP probe failed with statuscode: 503'),
    /** Time from the start until the probe fails. */
    after: durationSchema.default(0),
    logs,
  }),
  z.strictObject({
    type: z.literal('livenessKilled'),
    ...common,
    message: z.string().default('HTTP probe failed with statuscode: 500'),
    after: durationSchema.default(90),
    exitCode: z.number().int().default(137),
    logs,
  }),
  z.strictObject({
    type: z.literal('initFails'),
    ...common,
    container: z.string().default('migrate'),
    exitCode: z.number().int().min(1).max(255).default(1),
    after: durationSchema.default(6),
    logs,
  }),
  /** Runs and is throttled; give the container a `cpuLimit`. */
  z.strictObject({ type: z.literal('throttled'), ...common }),
  z.strictObject({
    type: z.literal('unschedulable'),
    ...common,
    /** The scheduler's message after `0/N nodes are available: `. */
    message: z
      .string()
      .default(
        '{{nodes}} Insufficient memory. no new claims to deallocate, preemption: 0/{{nodes}} nodes are available: {{nodes}} Preemption is not helpful for scheduling.',
      ),
  }),
]);

export type Problem = z.output<typeof problemSchema>;
