import { randomBytes } from 'node:crypto';
import {
  ClusterMessage,
  isSameCluster,
  shareCluster,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * How far back somebody who comes back can be behind: half a minute of a rollout.
 * Rows are shared between versions, so one more costs little.
 */
const MAX_VERSIONS = 32;

/** So many bytes that no two processes ever have the same name. */
const ID_BYTES = 6;

const PROCESS = randomBytes(ID_BYTES).toString('base64url');

let histories = 0;

/**
 * What has been said of one cluster, lately. Each message that says something
 * new has a version of its own, by which a viewer can be told only what has
 * changed since.
 */
export class VersionedHistory {
  /** Of no other history, in any process. */
  readonly #id = `${PROCESS}.${(histories++).toString(36)}`;
  readonly #earlier: ClusterMessage[] = [];
  #count = 0;
  #latest: ClusterMessage | undefined;

  get latest(): ClusterMessage | undefined {
    return this.#latest;
  }

  /** Whether the message says anything new. */
  add(message: ClusterMessage): boolean {
    const before = this.#latest;
    const next = before ? shareCluster(before, message) : message;
    if (before && isSameCluster(before, next)) {
      // Who comes now is told how fresh this is.
      this.#latest = { ...next, version: before.version };
      return false;
    }
    // A copy, so that the bytes it was sent as, which hang on the message, go.
    if (before) this.#earlier.unshift({ ...before });
    this.#earlier.splice(MAX_VERSIONS - 1);
    this.#count += 1;
    this.#latest = {
      ...next,
      version: `${this.#id}.${this.#count.toString(36)}`,
    };
    return true;
  }

  /** The newest message that is of one of these versions. */
  find(versions: ReadonlySet<string>): ClusterMessage | undefined {
    const all = this.#latest ? [this.#latest, ...this.#earlier] : this.#earlier;
    return all.find(
      ({ version }) => version !== undefined && versions.has(version),
    );
  }
}
