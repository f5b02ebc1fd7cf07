import { z } from 'zod';
import { containerSchema, nameSchema } from './containers';
import { durationSchema } from './duration';
import { operatedSchema } from './operated';
import { problemSchema } from './problems';

const replicas = z.number().int().min(0).max(5000);

/** What a container writes. `{{pod}}`, `{{version}}`, `{{time}}`, `{{ms}}` and `{{id}}` are filled in. */
export const logProfileSchema = z.strictObject({
  startup: z.array(z.string()).default([]),
  running: z.array(z.string()).default([]),
  /** The interval between two of the running lines. */
  every: durationSchema.default(5),
  /** The last lines of a run that fails. */
  crash: z.array(z.string()).default([]),
});

/** What a chart writes on pods besides `checksum/config`, which changes with each revision. */
const annotationsSchema = z.record(z.string(), z.string()).default({});

/** A newer revision beside the old one that makes no progress: a canary, or a stuck rollout. */
const canarySchema = z.strictObject({
  version: z.string(),
  replicas,
  clusters: z.array(z.string()).optional(),
  age: durationSchema.default(1500),
  /** Its memory limit and request, where they differ. */
  memory: z.string().optional(),
  /** Overrides the workload's annotations with the same keys. */
  annotations: annotationsSchema,
  problems: z.array(problemSchema).default([]),
});

/** Rollouts that proceed while the simulation runs: pod by pod to the next version, over and over. */
const rolloutsSchema = z.strictObject({
  versions: z.array(z.string()).min(2),
  /** Time from the start of the simulation to the first rollout. */
  first: durationSchema.default(60),
  every: durationSchema.default(1200),
  /** Time from one pod to the next. */
  step: durationSchema.default(20),
});

export const workloadSchema = z.strictObject({
  /** The service's name when absent. */
  name: nameSchema.optional(),
  kind: z
    .enum(['Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'])
    .default('Deployment'),
  component: z.string().default('web'),
  /** One number for all clusters, or one by cluster. */
  replicas: z.union([replicas, z.record(z.string(), replicas)]).default(2),
  clusters: z.array(z.string()).optional(),
  version: z.string().optional(),
  age: durationSchema.default(259_200),
  container: containerSchema.prefault({}),
  /** Of its pods. */
  annotations: annotationsSchema,
  /** Of itself, besides those of a chart. */
  labels: z.record(z.string(), z.string()).optional(),
  /** Further containers beside the main one. */
  sidecars: z
    .array(
      z.strictObject({
        name: z.string(),
        image: z.string(),
        logs: z.string().optional(),
      }),
    )
    .default([]),
  init: z
    .array(
      z.strictObject({
        name: z.string(),
        takes: durationSchema.default(3),
        logs: z.string().optional(),
      }),
    )
    .default([]),
  autoscaler: z
    .strictObject({
      min: z.number().int().positive(),
      max: z.number().int().positive(),
      cpu: z.number().int().positive().default(70),
    })
    .optional(),
  /** Whether it has a Service. */
  service: z.boolean().default(true),
  ingress: z.string().optional(),
  /** The port of the Service that the Ingress names; the one that it has when absent. */
  ingressPort: z.string().optional(),
  /** StatefulSet: size of the volume of each pod. */
  storage: z.string().optional(),
  /** Job and CronJob: how long a run takes. */
  takes: durationSchema.default(20),
  /** CronJob: how often. */
  every: durationSchema.default(600),
  /** Job and CronJob. */
  backoffLimit: z.number().int().min(0).default(2),
  problems: z.array(problemSchema).default([]),
  canary: canarySchema.optional(),
  rollouts: rolloutsSchema.optional(),
});

export const serviceSchema = z
  .strictObject({
    name: nameSchema,
    /** The service's name when absent. */
    namespace: nameSchema.optional(),
    clusters: z.array(z.string()).optional(),
    version: z.string().default('1.0.0'),
    logs: z.string().optional(),
    /** Which objects have the label of the entity: all, or only the workloads themselves. */
    labelled: z.enum(['everything', 'workloads']).default('everything'),
    workloads: z.array(workloadSchema).default([]),
    /** What operators keep for it. */
    operated: z.array(operatedSchema).default([]),
  })
  .refine(({ workloads, operated }) => workloads.length + operated.length > 0, {
    path: ['workloads'],
    message: 'must not be empty where nothing is operated',
  });

export type WorkloadPlan = z.output<typeof workloadSchema>;
export type ServicePlan = z.output<typeof serviceSchema>;
