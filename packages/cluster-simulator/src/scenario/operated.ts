import { z } from 'zod';
import { durationSchema } from './duration';
import { containerSchema, nameSchema } from './containers';

/** The stages of what each operator keeps, in the order of a life. */
export const STAGES = {
  rollout: ['healthy', 'paused', 'analyzing', 'aborted', 'promoted'],
  postgres: ['healthy', 'failing-over', 'rejoining', 'failed-over'],
  certificate: ['valid', 'expired', 'issuing', 'renewed'],
  helmRelease: ['deployed', 'upgrading', 'failed', 'upgraded'],
  scaledObject: ['idle', 'active'],
} as const;

type StageOf<T extends keyof typeof STAGES> = (typeof STAGES)[T][number];

function common<T extends keyof typeof STAGES>(type: T) {
  const stage = z.enum<readonly StageOf<T>[]>(STAGES[type]);
  return {
    type: z.literal(type),
    name: nameSchema,
    clusters: z.array(z.string()).optional(),
    /** Where its life is at the start of the simulation: one for all clusters, or one by cluster. */
    stage: z.union([stage, z.record(z.string(), stage)]).optional(),
    /** How long it has been there. */
    since: durationSchema.default(1_500),
    age: durationSchema.default(2_592_000),
  };
}

/** What an operator keeps for a service: a custom resource and all that it owns. */
export const operatedSchema = z.discriminatedUnion('type', [
  /** A canary of Argo Rollouts that waits at a pause, is analyzed, and is aborted or promoted. */
  z.strictObject({
    ...common('rollout'),
    component: z.string().default('web'),
    replicas: z.number().int().min(2).max(50).default(5),
    /** The one that is rolled out; the service's is the old one. */
    version: z.string(),
    container: containerSchema.prefault({}),
    ingress: z.string().optional(),
  }),
  /** A Cluster of CloudNativePG, whose primary fails. */
  z.strictObject({
    ...common('postgres'),
    instances: z.number().int().min(2).max(9).default(3),
    version: z.string().default('17.5'),
    storage: z.string().default('10Gi'),
    logs: z.string().optional(),
    /** The last words of the primary that fails. */
    lastWords: z.string().optional(),
  }),
  /** A Certificate of cert-manager that is not renewed in time. */
  z.strictObject({ ...common('certificate'), host: z.string() }),
  /** A HelmRelease of Flux whose upgrade fails and is rolled back. */
  z.strictObject({ ...common('helmRelease'), version: z.string() }),
  /** A ScaledObject of KEDA, with the Deployment that it scales to nothing. */
  z.strictObject({
    ...common('scaledObject'),
    component: z.string().default('worker'),
    replicas: z.number().int().min(1).max(50).default(3),
    queue: z.string(),
    container: containerSchema.prefault({}),
  }),
]);

export type OperatedPlan = z.output<typeof operatedSchema>;
export type OperatedType = OperatedPlan['type'];
export type PlanOf<T extends OperatedType> = Extract<OperatedPlan, { type: T }>;

/** The stage at the start, the first one when the scenario does not say. */
export function firstStage(plan: OperatedPlan, cluster: string): string {
  const { stage } = plan;
  const [first] = STAGES[plan.type];
  if (typeof stage === 'string') return stage;
  return stage?.[cluster] ?? first;
}
