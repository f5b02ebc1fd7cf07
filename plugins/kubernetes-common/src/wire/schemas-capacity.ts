import { z } from 'zod';
import { NodeCapacity, ResourceCapacity } from './capacity';
import { clusterReasonSchema } from './schemas-clusterState';

const amount = z.number().min(0);

const resourceCapacity: z.ZodType<ResourceCapacity> = z.strictObject({
  resource: z.string().min(1),
  requested: amount,
  largest: amount,
  free: amount.optional(),
  checkedNodes: amount,
});

/**
 * The answer of the `node-capacity` route.
 *
 * @public
 */
export const nodeCapacitySchema: z.ZodType<NodeCapacity> = z.discriminatedUnion(
  'state',
  [
    z.strictObject({
      state: z.literal('known'),
      suitableNodes: amount,
      resources: z.array(resourceCapacity),
    }),
    z.strictObject({
      state: z.literal('unavailable'),
      reason: clusterReasonSchema,
    }),
  ],
);
