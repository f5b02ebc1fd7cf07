import { z } from 'zod';
import { ColumnValue, FieldValue, NamedObject } from '../model/customResource';
import {
  AutoscalerPart,
  ClaimPart,
  ConditionRow,
  CronJobPart,
  CUSTOM_RESOURCE_STATES,
  CustomResourcePart,
  IngressPart,
  JobPart,
  LocalObjectRef,
  ObjectRow,
  RevisionRow,
  ServicePart,
  WorkloadRow,
} from './objectTypes';
import { reachChainSchema } from './schemas-reach';
import { lastRolloutSchema, managerSchema } from './schemas-revisions';

const condition: z.ZodType<ConditionRow> = z.strictObject({
  type: z.string(),
  status: z.string(),
  reason: z.string().optional(),
  message: z.string().optional(),
  since: z.string().optional(),
});

const localRef: z.ZodType<LocalObjectRef> = z.strictObject({
  kind: z.string(),
  name: z.string(),
});

const namedObject: z.ZodType<NamedObject> = z.strictObject({
  kind: z.string(),
  name: z.string(),
  definition: z.string().optional(),
  namespace: z.string().optional(),
});

const revision: z.ZodType<RevisionRow> = z.strictObject({
  name: z.string(),
  revision: z.string().optional(),
  isNew: z.boolean(),
  replicas: z.number(),
  ready: z.number().optional(),
});

const job: z.ZodType<JobPart> = z.strictObject({
  state: z.enum(['running', 'complete', 'failed', 'suspended']),
  active: z.number(),
  failed: z.number(),
  startedAt: z.string().optional(),
  finishedAt: z.string().optional(),
});

const cronJob: z.ZodType<CronJobPart> = z.strictObject({
  schedule: z.string(),
  timeZone: z.string().optional(),
  isSuspended: z.boolean(),
  active: z.number(),
  nextAt: z.string().optional(),
  lastAt: z.string().optional(),
  lastSuccessAt: z.string().optional(),
});

/** @public */
export const workloadRowSchema: z.ZodType<WorkloadRow> = z.strictObject({
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  uid: z.string().optional(),
  desired: z.number().optional(),
  ready: z.number().optional(),
  upToDate: z.number().optional(),
  owner: namedObject.optional(),
  managedBy: managerSchema.optional(),
  isPaused: z.boolean().optional(),
  hasOlderRevision: z.boolean().optional(),
  rollout: z.array(revision).optional(),
  lastRollout: lastRolloutSchema.optional(),
  lastScale: z
    .strictObject({ at: z.string(), by: z.string().optional() })
    .optional(),
  job: job.optional(),
  cronJob: cronJob.optional(),
  conditions: z.array(condition).optional(),
});

const autoscaler: z.ZodType<AutoscalerPart> = z.strictObject({
  target: localRef,
  min: z.number(),
  max: z.number(),
  current: z.number(),
  desired: z.number(),
  lastScaledAt: z.string().optional(),
  metrics: z.array(
    z.strictObject({
      name: z.string(),
      target: z.string(),
      current: z.string().optional(),
      percent: z
        .strictObject({ target: z.number(), current: z.number().optional() })
        .optional(),
    }),
  ),
});

const service: z.ZodType<ServicePart> = z.strictObject({
  type: z.string(),
  ports: z.array(
    z.strictObject({
      name: z.string().optional(),
      port: z.number(),
      targetPort: z.string().optional(),
    }),
  ),
  addresses: z.array(z.string()).optional(),
  endpoints: z
    .strictObject({ ready: z.number(), total: z.number() })
    .optional(),
  workloads: z.array(localRef).optional(),
});

const ingress: z.ZodType<IngressPart> = z.strictObject({
  rules: z.array(
    z.strictObject({
      host: z.string().optional(),
      path: z.string().optional(),
      service: z.string().optional(),
      isTls: z.boolean(),
    }),
  ),
  addresses: z.array(z.string()).optional(),
});

const claim: z.ZodType<ClaimPart> = z.strictObject({
  phase: z.string().optional(),
  storage: z.string().optional(),
  storageClass: z.string().optional(),
  usedBy: z.array(localRef),
});

const fieldValue: z.ZodType<FieldValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.null(),
    z.array(fieldValue),
    z.record(z.string(), fieldValue),
  ]),
);

const column: z.ZodType<ColumnValue> = z.strictObject({
  title: z.string(),
  value: z.string(),
  format: z.enum(['date', 'number']).optional(),
});

const customResource: z.ZodType<CustomResourcePart> = z.strictObject({
  definition: z.string(),
  state: z.enum(CUSTOM_RESOURCE_STATES).optional(),
  createdAt: z.string().optional(),
  others: z.array(condition).optional(),
  pods: z.strictObject({ ready: z.number(), total: z.number() }).optional(),
  uid: z.string().optional(),
  labels: z.record(z.string(), z.string()).optional(),
  fields: z.record(z.string(), fieldValue).optional(),
  omittedFields: z.array(z.string()).optional(),
  columns: z.array(column).optional(),
  owns: z.array(namedObject).optional(),
  unlistedOwned: z.number().optional(),
  owners: z.array(namedObject).optional(),
  targets: z.array(namedObject).optional(),
  docs: z.string().optional(),
  texts: z
    .strictObject({
      title: z.string().optional(),
      meaning: z.string().optional(),
      steps: z.array(z.string()).optional(),
    })
    .optional(),
});

/** @public */
export const objectRowSchema: z.ZodType<ObjectRow> = z.strictObject({
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  uid: z.string().optional(),
  conditions: z.array(condition).optional(),
  autoscaler: autoscaler.optional(),
  service: service.optional(),
  ingress: ingress.optional(),
  claim: claim.optional(),
  reach: z.array(reachChainSchema).optional(),
  customResource: customResource.optional(),
});
