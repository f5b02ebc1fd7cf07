import { z } from 'zod';

export const nameSchema = z
  .string()
  .max(52)
  .regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/, 'must be a lower-case DNS label');

export const containerSchema = z.strictObject({
  name: z.string().default('app'),
  image: z.string().optional(),
  port: z.number().int().default(8080),
  command: z.array(z.string()).optional(),
  /** Its request. */
  cpu: z.string().default('100m'),
  /** Without one, the container can use a whole node. */
  cpuLimit: z.string().optional(),
  /** Request and limit. */
  memory: z.string().default('256Mi'),
  logs: z.string().optional(),
});
