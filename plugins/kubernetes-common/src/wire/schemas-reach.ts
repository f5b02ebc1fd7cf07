import { z } from 'zod';
import {
  REACH_REASONS,
  REACH_STATES,
  REACH_STEPS,
  ReachChain,
  ReachLink,
} from '../reach/types';

const link: z.ZodType<ReachLink> = z.strictObject({
  step: z.enum(REACH_STEPS),
  state: z.enum(REACH_STATES),
  kind: z.string().optional(),
  name: z.string().optional(),
  namespace: z.string().optional(),
  reason: z.enum(REACH_REASONS).optional(),
  detail: z.string().optional(),
  ready: z.number().optional(),
  total: z.number().optional(),
});

/** @public */
export const reachChainSchema: z.ZodType<ReachChain> = z.strictObject({
  links: z.array(link),
});
