import { TooManyStreamsError } from '../errors';

export interface StreamQuotaOptions {
  readonly perUser: number;
  /** Per backend instance. */
  readonly overall: number;
  /** Message for a user at their own limit. */
  readonly userFull: (open: number, limit: number) => string;
  /** Message when the backend is at its limit. */
  readonly allFull: string;
}

/** Limits open streams per user and in total, so that no user can exhaust the backend. */
export class StreamQuota {
  readonly #options: StreamQuotaOptions;
  readonly #byUser = new Map<string, number>();
  #open = 0;

  constructor(options: StreamQuotaOptions) {
    this.#options = options;
  }

  /**
   * Counts some streams as open until the returned function is called.
   *
   * @param user - undefined for a service, which the operator controls
   * @throws TooManyStreamsError when a limit is reached
   */
  acquire(user: string | undefined, count: number): () => void {
    const { perUser, overall, userFull, allFull } = this.#options;
    const mine = user === undefined ? 0 : this.#byUser.get(user) ?? 0;
    if (mine + count > perUser) {
      throw new TooManyStreamsError(userFull(mine, perUser));
    }
    if (this.#open + count > overall) throw new TooManyStreamsError(allFull);
    this.#count(user, count);
    let isOpen = true;
    return () => {
      if (isOpen) this.#count(user, -count);
      isOpen = false;
    };
  }

  #count(user: string | undefined, change: number): void {
    this.#open += change;
    if (user === undefined) return;
    const mine = (this.#byUser.get(user) ?? 0) + change;
    if (mine === 0) this.#byUser.delete(user);
    else this.#byUser.set(user, mine);
  }
}

/** Three merged logs, or far more single ones than a person reads; each is a stream from an API server. */
const FOLLOWED_LOGS_PER_USER = 60;

/** Sockets and file descriptors of one backend instance, with room for everything else it does. */
const FOLLOWED_LOGS = 500;

/** For followed logs. */
export function logQuota(): StreamQuota {
  return new StreamQuota({
    perUser: FOLLOWED_LOGS_PER_USER,
    overall: FOLLOWED_LOGS,
    userFull: (open, limit) =>
      `You are following ${open} logs; the limit is ${limit}. Close some of them.`,
    allFull:
      "This backend can't follow any more logs. Turn off Follow, or retry later.",
  });
}

/** A hidden tab closes its stream, so this counts one user's visible tabs. */
const LIVE_STREAMS_PER_USER = 30;

/** Half a megabyte each; beyond it, run more replicas. */
const LIVE_STREAMS = 5_000;

/** For open tabs. */
export function liveQuota({
  liveStreamsPerUser = LIVE_STREAMS_PER_USER,
  liveStreams = LIVE_STREAMS,
}: {
  readonly liveStreamsPerUser?: number;
  readonly liveStreams?: number;
} = {}): StreamQuota {
  return new StreamQuota({
    perUser: liveStreamsPerUser,
    overall: liveStreams,
    userFull: (open, limit) =>
      `You have ${open} Kubernetes tabs open; the limit for live updates is ${limit}. Close some of them.`,
    allFull: "This backend can't update any more Kubernetes tabs. Retry later.",
  });
}
