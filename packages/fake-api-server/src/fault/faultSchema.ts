import { z } from 'zod';
import { ATTACKS } from './hostile/attacks';

const matchSchema = z.strictObject({
  path: z.string().optional(),
  resource: z.string().optional(),
  subresource: z.string().optional(),
  verb: z.string().optional(),
});

const when = {
  match: matchSchema.optional(),
  times: z.number().int().positive().optional(),
};

/** Checks a fault that comes as JSON, and fills in its defaults. */
export const faultSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hang'),
    ...when,
    at: z.enum(['request', 'body', 'connect']).default('request'),
  }),
  z.strictObject({
    type: z.literal('slow'),
    ...when,
    delayMs: z.number().nonnegative().default(0),
    bytesPerSecond: z.number().positive().optional(),
  }),
  z.strictObject({ type: z.literal('reset'), ...when }),
  z.strictObject({ type: z.literal('refuse') }),
  z.strictObject({
    type: z.literal('serverError'),
    ...when,
    code: z.number().int().min(500).max(599).default(500),
  }),
  z.strictObject({
    type: z.literal('throttle'),
    ...when,
    retryAfterSeconds: z.number().int().positive().default(1),
  }),
  z.strictObject({
    type: z.literal('html'),
    ...when,
    code: z.number().int().min(200).max(599).default(200),
  }),
  z.strictObject({
    type: z.literal('cut'),
    ...when,
    afterBytes: z.number().int().nonnegative().default(100),
  }),
  z.strictObject({
    type: z.literal('malformed'),
    ...when,
    body: z.string().default('{"kind":"PodList","items":[{"metadata":'),
  }),
  z.strictObject({
    type: z.literal('huge'),
    ...when,
    bytes: z
      .number()
      .int()
      .positive()
      .default(256 * 1024 * 1024),
  }),
  z.strictObject({ type: z.literal('unauthorized'), ...when }),
  z.strictObject({ type: z.literal('forbidden'), ...when }),
  z.strictObject({
    type: z.literal('redirect'),
    ...when,
    location: z.string().default('https://login.example.com/'),
    code: z
      .union([z.literal(301), z.literal(302), z.literal(307), z.literal(308)])
      .default(302),
  }),
  z.strictObject({
    type: z.literal('gone'),
    ...when,
    as: z.enum(['status', 'event']).default('event'),
  }),
  /** Open watches fall silent: no event, no bookmark, no end. A watch that misses an event stays silent after the fault, like a connection that a firewall forgot. */
  z.strictObject({ type: z.literal('silentWatch') }),
  /** The watch cache lags behind etcd: lists of resource version `0` show the objects of some revisions ago. */
  z.strictObject({
    type: z.literal('staleCache'),
    revisions: z.number().int().positive().default(100),
  }),
  /** An attacker controls the API server. */
  z.strictObject({
    type: z.literal('hostile'),
    ...when,
    attack: z.enum(ATTACKS),
    objects: z.number().int().positive().default(100_000),
    bytes: z
      .number()
      .int()
      .positive()
      .default(1024 * 1024 * 1024),
  }),
  z.strictObject({
    type: z.literal('certificate'),
    problem: z.enum(['expired', 'wrongHost', 'wrongAuthority']),
  }),
]);

/** A fault with its defaults filled in. */
export type ActiveFault = z.output<typeof faultSchema>;
