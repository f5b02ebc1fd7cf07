import { TooManyFollowedLogsError } from '../errors';

/** Three merged logs, or far more single ones than anybody reads; each is a stream of an API server. */
const MAX_PER_USER = 60;

/** Sockets and file descriptors of one backend instance, with room for everything else it does. */
const MAX_OVERALL = 500;

/** Counts the logs that are being followed, so that nobody can use up the backend's connections. */
export class FollowerPlaces {
  readonly #byUser = new Map<string, number>();
  #taken = 0;

  /**
   * Takes places until the returned function is called.
   *
   * @param user - undefined for a service, of which the operator has control
   * @throws TooManyFollowedLogsError when there is none
   */
  take(user: string | undefined, count: number): () => void {
    const mine = user === undefined ? 0 : this.#byUser.get(user) ?? 0;
    if (mine + count > MAX_PER_USER) {
      throw new TooManyFollowedLogsError(
        `You are following ${mine} logs, and more than ${MAX_PER_USER} are not possible at a time. Close some of them.`,
      );
    }
    if (this.#taken + count > MAX_OVERALL) {
      throw new TooManyFollowedLogsError(
        'This backend follows as many logs as it can. Read the log without following it, or try again later.',
      );
    }
    this.#count(user, count);
    let isTaken = true;
    return () => {
      if (isTaken) this.#count(user, -count);
      isTaken = false;
    };
  }

  #count(user: string | undefined, change: number): void {
    this.#taken += change;
    if (user === undefined) return;
    const mine = (this.#byUser.get(user) ?? 0) + change;
    if (mine === 0) this.#byUser.delete(user);
    else this.#byUser.set(user, mine);
  }
}
