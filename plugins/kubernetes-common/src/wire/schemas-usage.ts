import { z } from 'zod';
import { clusterReasonSchema } from './schemas-clusterState';
import { ClusterUsage, ServiceUsage } from './usage';

const podUsageSchema = z.strictObject({
  namespace: z.string().min(1),
  name: z.string().min(1),
  at: z.iso.datetime({ offset: true }),
  containers: z.array(
    z.strictObject({
      name: z.string().min(1),
      cpuMillicores: z.number().min(0).optional(),
      memoryBytes: z.number().min(0).optional(),
    }),
  ),
});

const clusterUsage: z.ZodType<ClusterUsage> = z.discriminatedUnion('state', [
  z.strictObject({
    cluster: z.string().min(1),
    state: z.literal('measured'),
    pods: z.array(podUsageSchema),
  }),
  z.strictObject({
    cluster: z.string().min(1),
    state: z.literal('unavailable'),
    reason: clusterReasonSchema,
  }),
  z.strictObject({ cluster: z.string().min(1), state: z.literal('off') }),
]);

/**
 * The answer of the `usage` route.
 *
 * @public
 */
export const serviceUsageSchema: z.ZodType<ServiceUsage> = z.strictObject({
  clusters: z.array(clusterUsage),
});
