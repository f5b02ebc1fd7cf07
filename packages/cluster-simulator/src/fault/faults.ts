import { z } from 'zod';
import { RequestInfo } from '../api/requestInfo';
import { ATTACKS, isConnectionAttack } from './hostile/attacks';

const matchSchema = z.strictObject({
  /** Only URLs whose path and query contain this text. */
  path: z.string().optional(),
  /** Only this resource: `pods`, `deployments`, `events`. */
  resource: z.string().optional(),
  /** Only this subresource: `log`. */
  subresource: z.string().optional(),
  /** Only this verb: `get`, `list`, `watch`. */
  verb: z.string().optional(),
});

const when = {
  /** Which requests go wrong; all when absent. Ignored by faults of the connection. */
  match: matchSchema.optional(),
  /** How many requests go wrong before the fault ends by itself. */
  times: z.number().int().positive().optional(),
};

/** What can go wrong with a cluster while it runs. */
export const faultSchema = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('hang'),
    ...when,
    /** `request`: takes the request, never answers. `body`: sends the head, then nothing. `connect`: no TLS handshake. */
    at: z.enum(['request', 'body', 'connect']).default('request'),
  }),
  z.strictObject({
    type: z.literal('slow'),
    ...when,
    /** Before the first byte. */
    delayMs: z.number().nonnegative().default(0),
    /** The body arrives in drips of this rate. */
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
    /** The connection breaks after this much of the body. */
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
    /** Size of a list that parses and says nothing. */
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
    /** 410 as the HTTP status, or as an ERROR event after 200. */
    as: z.enum(['status', 'event']).default('event'),
  }),
  /** Open watches fall silent: no event, no bookmark, no end. Those that miss something stay silent when the fault is over, as a forgotten connection does. */
  z.strictObject({ type: z.literal('silentWatch') }),
  /** The watch cache lags behind etcd: lists of resource version `0` show what was there some revisions ago. */
  z.strictObject({
    type: z.literal('staleCache'),
    revisions: z.number().int().positive().default(100),
  }),
  /** The API server is in the hands of somebody who wishes its readers ill. */
  z.strictObject({
    type: z.literal('hostile'),
    ...when,
    attack: z.enum(ATTACKS),
    /** Of a page that ignores `limit`, or of a flood of events. */
    objects: z.number().int().positive().default(100_000),
    /** Of one object. */
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

export type Fault = z.output<typeof faultSchema>;
/** A fault as written by hand: defaults may be left out. */
export type FaultInput = z.input<typeof faultSchema>;
export type FaultOfType<T extends Fault['type']> = Extract<Fault, { type: T }>;

/** Faults of the connection are there before any request is. */
export function isConnectionFault(fault: Fault): boolean {
  return (
    fault.type === 'refuse' ||
    fault.type === 'certificate' ||
    (fault.type === 'hostile' && isConnectionAttack(fault.attack)) ||
    (fault.type === 'hang' && fault.at === 'connect')
  );
}

/** What an API server is like while they last; each request asks for itself. */
const STATES: ReadonlySet<Fault['type']> = new Set<Fault['type']>([
  'silentWatch',
  'staleCache',
]);

/** Whether a request is one of those that go wrong. */
export function faultMatches(
  fault: Fault,
  request: RequestInfo,
  pathAndQuery: string,
): boolean {
  if (isConnectionFault(fault) || STATES.has(fault.type)) return false;
  const match = 'match' in fault ? fault.match : undefined;
  if (!match) return true;
  if (match.path !== undefined && !pathAndQuery.includes(match.path))
    return false;
  if (match.verb !== undefined && match.verb !== request.verb) return false;
  if (request.kind === 'path') {
    return match.resource === undefined && match.subresource === undefined;
  }
  return (
    (match.resource === undefined || match.resource === request.plural) &&
    (match.subresource === undefined ||
      match.subresource === request.subresource)
  );
}

/** The faults that are on at one cluster, with how often each has struck. */
export class FaultBoard {
  private active: { readonly fault: Fault; left: number }[] = [];

  set(faults: readonly FaultInput[]): void {
    this.active = faults.map(input => {
      const fault = faultSchema.parse(input);
      const times = 'times' in fault ? fault.times : undefined;
      return { fault, left: times ?? Infinity };
    });
  }

  list(): readonly Fault[] {
    return this.active.map(({ fault }) => fault);
  }

  has(type: Fault['type']): boolean {
    return this.active.some(({ fault }) => fault.type === type);
  }

  find<T extends Fault['type']>(type: T): FaultOfType<T> | undefined {
    for (const { fault } of this.active) {
      if (isOfType(fault, type)) return fault;
    }
    return undefined;
  }

  /** The fault that strikes this request, if any. */
  strike(request: RequestInfo, pathAndQuery: string): Fault | undefined {
    const struck = this.active.find(({ fault }) =>
      faultMatches(fault, request, pathAndQuery),
    );
    if (!struck) return undefined;
    struck.left -= 1;
    if (struck.left <= 0)
      this.active = this.active.filter(entry => entry !== struck);
    return struck.fault;
  }

  connection<T extends Fault['type']>(type: T): FaultOfType<T> | undefined {
    for (const { fault } of this.active) {
      if (isOfType(fault, type) && isConnectionFault(fault)) return fault;
    }
    return undefined;
  }
}

function isOfType<T extends Fault['type']>(
  fault: Fault,
  type: T,
): fault is FaultOfType<T> {
  return fault.type === type;
}
