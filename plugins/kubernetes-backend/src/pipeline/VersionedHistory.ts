import { randomBytes } from 'node:crypto';
import {
  ClusterMessage,
  isSameCluster,
  shareCluster,
} from '@podlight/backstage-plugin-kubernetes-common';

/**
 * How far behind a returning viewer can be and still get a patch: half a minute of a
 * rollout. Versions share rows, so one more costs little.
 */
const MAX_VERSIONS = 32;

/** Enough random bytes that no two processes share a name. */
const ID_BYTES = 6;

const PROCESS = randomBytes(ID_BYTES).toString('base64url');

let histories = 0;

/**
 * The latest messages of one cluster. Each message that is different from the one
 * before gets a version, from which a viewer can be sent a patch.
 */
export class VersionedHistory {
  /** Unique over all histories and processes. */
  readonly #id = `${PROCESS}.${(histories++).toString(36)}`;
  readonly #earlier: ClusterMessage[] = [];
  #count = 0;
  #latest: ClusterMessage | undefined;

  get latest(): ClusterMessage | undefined {
    return this.#latest;
  }

  /** Returns whether the message is different from the latest. */
  add(message: ClusterMessage): boolean {
    const before = this.#latest;
    const next = before ? shareCluster(before, message) : message;
    if (before && isSameCluster(before, next)) {
      // The next subscriber sees how fresh this is.
      this.#latest = { ...next, version: before.version };
      return false;
    }
    // A copy, so that the encoded bytes cached for the message are released.
    if (before) this.#earlier.unshift({ ...before });
    this.#earlier.splice(MAX_VERSIONS - 1);
    this.#count += 1;
    this.#latest = {
      ...next,
      version: `${this.#id}.${this.#count.toString(36)}`,
    };
    return true;
  }

  /** The newest message with one of these versions. */
  find(versions: ReadonlySet<string>): ClusterMessage | undefined {
    const all = this.#latest ? [this.#latest, ...this.#earlier] : this.#earlier;
    return all.find(
      ({ version }) => version !== undefined && versions.has(version),
    );
  }
}
