import { TooManyStreamsError } from '../errors';

export interface StreamQuotaOptions {
  readonly perUser: number;
  /** Of one backend instance. */
  readonly overall: number;
  /** What a person is told who has as many as they may have. */
  readonly userFull: (open: number, limit: number) => string;
  /** What everybody is told when the backend has no more. */
  readonly allFull: string;
}

/** Counts what is open, so that nobody can use up the backend's connections, memory and checks. */
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
   * @param user - undefined for a service, of which the operator has control
   * @throws TooManyStreamsError when there are not as many left
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

/** Three merged logs, or far more single ones than anybody reads; each is a stream of an API server. */
const FOLLOWED_LOGS_PER_USER = 60;

/** Sockets and file descriptors of one backend instance, with room for everything else it does. */
const FOLLOWED_LOGS = 500;

/** For logs that are followed. */
export function logQuota(): StreamQuota {
  return new StreamQuota({
    perUser: FOLLOWED_LOGS_PER_USER,
    overall: FOLLOWED_LOGS,
    userFull: (open, limit) =>
      `You are following ${open} logs, and no more than ${limit} are possible at a time. Close some of them.`,
    allFull:
      'This backend follows as many logs as it can. Read the log without following it, or try again later.',
  });
}

/** A hidden tab closes its stream, so these are tabs that one person has on screens. */
const LIVE_STREAMS_PER_USER = 30;

/** Half a megabyte each; beyond it more backends serve better. */
const LIVE_STREAMS = 5_000;

/** For tabs that are kept up to date. */
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
      `You have ${open} Kubernetes tabs open, and no more than ${limit} are updated at a time. Close some of them.`,
    allFull:
      'This backend updates as many Kubernetes tabs as it can. Try again later.',
  });
}
