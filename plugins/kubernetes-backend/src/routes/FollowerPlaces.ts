import { TooManyFollowedLogsError } from '../errors';

/** More than anybody reads; each is a connection to the API server and one to the browser. */
const MAX_PER_USER = 20;

/** Sockets and file descriptors of one backend instance, with room for everything else it does. */
const MAX_OVERALL = 500;

/** Counts the logs that are being followed, so that nobody can use up the backend's connections. */
export class FollowerPlaces {
  readonly #byUser = new Map<string, number>();
  #taken = 0;

  /**
   * Takes a place until the returned function is called.
   *
   * @param user - undefined for a service, of which the operator has control
   * @throws TooManyFollowedLogsError when there is none
   */
  take(user: string | undefined): () => void {
    const mine = user === undefined ? 0 : this.#byUser.get(user) ?? 0;
    if (mine >= MAX_PER_USER) {
      throw new TooManyFollowedLogsError(
        `You are following ${MAX_PER_USER} logs, and more are not possible at a time. Close some of them.`,
      );
    }
    if (this.#taken >= MAX_OVERALL) {
      throw new TooManyFollowedLogsError(
        'This backend follows as many logs as it can. Read the log without following it, or try again later.',
      );
    }
    this.#count(user, 1);
    let isTaken = true;
    return () => {
      if (isTaken) this.#count(user, -1);
      isTaken = false;
    };
  }

  #count(user: string | undefined, change: 1 | -1): void {
    this.#taken += change;
    if (user === undefined) return;
    const mine = (this.#byUser.get(user) ?? 0) + change;
    if (mine === 0) this.#byUser.delete(user);
    else this.#byUser.set(user, mine);
  }
}
