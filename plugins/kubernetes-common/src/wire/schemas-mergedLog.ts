import { z } from 'zod';
import { MAX_MERGED_LOGS, MergedLogMessage } from './mergedLog';
import { heartbeatMessageSchema } from './schemas';

const pod = z
  .number()
  .int()
  .min(0)
  .max(MAX_MERGED_LOGS - 1);

/** @public */
export const mergedLogMessageSchema: z.ZodType<MergedLogMessage> = z.union([
  z.strictObject({ type: z.literal('lines'), pod, text: z.string() }),
  z.strictObject({ type: z.literal('over'), pod }),
  z.strictObject({
    type: z.literal('failed'),
    pod,
    status: z.number().int(),
    code: z.string().optional(),
    message: z.string(),
  }),
  heartbeatMessageSchema,
  z.strictObject({
    type: z.literal('end'),
    reason: z.enum([
      'complete',
      'limit',
      'changed',
      'unauthorized',
      'shutdown',
      'error',
    ]),
    message: z.string(),
  }),
]);
