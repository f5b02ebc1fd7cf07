import { Attack } from './hostile/attacks';

/**
 * Which requests a fault affects. Every field that is present has to match.
 *
 * @public
 */
export interface FaultMatch {
  /** Part of path and query. */
  readonly path?: string;
  /** `pods`, `deployments`, `events`. */
  readonly resource?: string;
  /** `log`. */
  readonly subresource?: string;
  /** `get`, `list`, `watch`. */
  readonly verb?: string;
}

/**
 * What all faults of requests have in common.
 *
 * @public
 */
export interface RequestFault {
  /** All requests when absent. */
  readonly match?: FaultMatch;
  /** Number of requests after which the fault ends by itself. */
  readonly times?: number;
}

/**
 * What can go wrong with a server while it runs. README.md explains each type.
 *
 * @public
 */
export type Fault =
  | (RequestFault & {
      readonly type: 'hang';
      /** `request`, the default: no answer. `body`: only the head. `connect`: no TLS handshake. */
      readonly at?: 'request' | 'body' | 'connect';
    })
  | (RequestFault & {
      readonly type: 'slow';
      /** Before the first byte; 0 when absent. */
      readonly delayMs?: number;
      /** The rate of the body; unlimited when absent. */
      readonly bytesPerSecond?: number;
    })
  | (RequestFault & {
      readonly type: 'reset' | 'unauthorized' | 'forbidden';
    })
  | (RequestFault & {
      readonly type: 'serverError';
      /** 500 when absent. */
      readonly code?: number;
    })
  | (RequestFault & {
      readonly type: 'throttle';
      /** 1 when absent. */
      readonly retryAfterSeconds?: number;
    })
  | (RequestFault & {
      readonly type: 'html';
      /** 200 when absent. */
      readonly code?: number;
    })
  | (RequestFault & {
      readonly type: 'cut';
      /** How much of the body is sent before the connection breaks; 100 when absent. */
      readonly afterBytes?: number;
    })
  | (RequestFault & {
      readonly type: 'malformed';
      /** The start of a list when absent. */
      readonly body?: string;
    })
  | (RequestFault & {
      readonly type: 'huge';
      /** Size of a valid list without information; 256 MiB when absent. */
      readonly bytes?: number;
    })
  | (RequestFault & {
      readonly type: 'redirect';
      readonly location?: string;
      /** 302 when absent. */
      readonly code?: 301 | 302 | 307 | 308;
    })
  | (RequestFault & {
      readonly type: 'gone';
      /** 410 as the HTTP status, or, by default, as an ERROR event of a watch. */
      readonly as?: 'status' | 'event';
    })
  | (RequestFault & {
      readonly type: 'hostile';
      readonly attack: Attack;
      /** Of a page or a flood of events; 100,000 when absent. */
      readonly objects?: number;
      /** Of one object; a gigabyte when absent. */
      readonly bytes?: number;
    })
  | { readonly type: 'refuse' | 'silentWatch' }
  | {
      readonly type: 'staleCache';
      /** How far the cache lags behind; 100 when absent. */
      readonly revisions?: number;
    }
  | {
      readonly type: 'certificate';
      readonly problem: 'expired' | 'wrongHost' | 'wrongAuthority';
    };
