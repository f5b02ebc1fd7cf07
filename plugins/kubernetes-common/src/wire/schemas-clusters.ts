import { z } from 'zod';
import { CLUSTER_FAULTS } from './faults';
import {
  ClusterDiagnosis,
  ClusterHealthList,
  ClusterHealthRow,
  DIAGNOSIS_STEPS,
} from './clusters';
import { CLUSTER_REASON_CODES } from './clusterTypes';

const timestamp = z.iso.datetime({ offset: true });
const count = z.number().int().nonnegative();

const clusterHealthRowSchema: z.ZodType<ClusterHealthRow> = z.strictObject({
  name: z.string().min(1),
  title: z.string().optional(),
  region: z.string().optional(),
  condition: z.enum(['ok', 'degraded', 'failing', 'unknown']),
  provider: z.string(),
  authProvider: z.string(),
  breaker: z.enum(['closed', 'half-open', 'open']),
  lastSuccessAt: timestamp.optional(),
  lastError: z
    .strictObject({
      code: z.enum(CLUSTER_REASON_CODES),
      message: z.string(),
      status: z.number().int().optional(),
      fault: z.enum(CLUSTER_FAULTS).optional(),
      cause: z.enum(CLUSTER_REASON_CODES).optional(),
      retry: z.strictObject({ from: timestamp, everyMs: count }).optional(),
      at: timestamp,
    })
    .optional(),
  latency: z
    .strictObject({ p50Ms: count, p95Ms: count, requests: count })
    .optional(),
  watches: count,
  viewers: count,
});

/** @public */
export const clusterHealthListSchema: z.ZodType<ClusterHealthList> =
  z.strictObject({
    at: timestamp,
    replica: z.string().min(1).optional(),
    clusters: z.array(clusterHealthRowSchema),
    providerProblems: z.array(
      z.strictObject({ provider: z.string(), message: z.string() }),
    ),
  });

/** @public */
export const clusterDiagnosisSchema: z.ZodType<ClusterDiagnosis> =
  z.strictObject({
    cluster: z.string(),
    at: timestamp,
    steps: z.array(
      z.strictObject({
        step: z.enum(DIAGNOSIS_STEPS),
        outcome: z.enum(['ok', 'failed', 'skipped']),
        ms: count.optional(),
        code: z.enum(CLUSTER_REASON_CODES).optional(),
        fault: z.enum(CLUSTER_FAULTS).optional(),
        message: z.string(),
      }),
    ),
  });
