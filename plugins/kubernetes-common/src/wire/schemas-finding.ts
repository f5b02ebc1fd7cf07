import { z } from 'zod';
import {
  ConfigWrite,
  Evidence,
  Finding,
  FindingScope,
  PodRef,
} from '../diagnose/types';

/** @public */
export const podRefSchema: z.ZodType<PodRef> = z.strictObject({
  cluster: z.string().optional(),
  namespace: z.string(),
  name: z.string(),
});

const scopeSchema: z.ZodType<FindingScope> = z.strictObject({
  cluster: z.string().optional(),
  namespace: z.string(),
  kind: z.string(),
  name: z.string(),
  container: z.string().optional(),
  containerKind: z.enum(['app', 'init', 'sidecar', 'ephemeral']).optional(),
});

const evidenceSchema: z.ZodType<Evidence> = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('field'),
    object: z.strictObject({
      kind: z.string(),
      namespace: z.string(),
      name: z.string(),
    }),
    path: z.string(),
    value: z.string(),
  }),
  z.strictObject({
    type: z.literal('event'),
    reason: z.string(),
    message: z.string(),
    count: z.number().int(),
    lastSeen: z.string().optional(),
  }),
  z.strictObject({
    type: z.literal('log'),
    container: z.string(),
    line: z.string(),
  }),
]);

const configWriteSchema: z.ZodType<ConfigWrite> = z.strictObject({
  cluster: z.string().optional(),
  name: z.string(),
  at: z.string(),
  leadSeconds: z.number().int(),
  type: z.enum(['read', 'unread']),
  older: z
    .strictObject({ failing: z.number().int(), total: z.number().int() })
    .optional(),
});

/** @public */
export const findingSchema: z.ZodType<Finding> = z.strictObject({
  id: z.string().min(1),
  class: z.string().min(1),
  severity: z.enum(['error', 'warning', 'info']),
  scope: scopeSchema,
  clusters: z.array(z.string()).optional(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  evidence: z.array(evidenceSchema),
  docs: z.string().optional(),
  since: z.string().optional(),
  confidence: z.enum(['certain', 'likely', 'possible']),
  missing: z.array(z.enum(['events', 'previousLog'])),
  pods: z.array(podRefSchema),
  symptoms: z.lazy(() => z.array(findingSchema)),
  configWrites: z.array(configWriteSchema).optional(),
});
