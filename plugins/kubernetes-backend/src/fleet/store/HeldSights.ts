import {
  FleetCluster,
  FleetSight,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FleetStore } from './FleetStore';

/** How often it is noted that a cluster is still seen. */
const NOTE_EVERY_MS = 30_000;

interface Known {
  liveSince?: number;
  noted?: string;
  noteAt: number;
}

/** How far this process sees the clusters that it holds, and since when. */
export class HeldSights {
  readonly #store: Pick<FleetStore, 'noteSight'>;
  readonly #monotonic: () => number;
  readonly #known = new Map<string, Known>();

  constructor(store: Pick<FleetStore, 'noteSight'>, monotonic: () => number) {
    this.#store = store;
    this.#monotonic = monotonic;
  }

  /** For how long all of the cluster has been seen; undefined until it has been. */
  liveForMs(cluster: string): number | undefined {
    const since = this.#known.get(cluster)?.liveSince;
    return since === undefined ? undefined : this.#monotonic() - since;
  }

  /** Returns whether one is seen for the first time. */
  update(
    held: readonly string[],
    clusters: ReadonlyMap<string, FleetCluster>,
  ): boolean {
    let hasNew = false;
    const names = new Set(held);
    for (const name of this.#known.keys()) {
      if (!names.has(name)) this.#known.delete(name);
    }
    for (const name of held) {
      const known = this.#known.get(name) ?? { noteAt: 0 };
      this.#known.set(name, known);
      const isLive = clusters.get(name)?.sight === 'live';
      if (!isLive || known.liveSince !== undefined) continue;
      known.liveSince = this.#monotonic();
      hasNew = true;
    }
    return hasNew;
  }

  /** Writes what has changed, and now and then that a cluster is still seen. */
  async note(
    replica: string,
    clusters: ReadonlyMap<string, FleetCluster>,
  ): Promise<void> {
    const now = this.#monotonic();
    const due = new Map<string, string[]>();
    for (const [name, known] of this.#known) {
      const { sight = 'listing', isLimited = false } = clusters.get(name) ?? {};
      const key = JSON.stringify([sight, isLimited]);
      const isOld = sight === 'live' && now >= known.noteAt;
      if (known.noted === key && !isOld) continue;
      due.set(key, [...(due.get(key) ?? []), name]);
    }
    for (const [key, names] of due) {
      const [sight, isLimited]: [FleetSight, boolean] = JSON.parse(key);
      await this.#store.noteSight(replica, names, { sight, isLimited });
      for (const name of names) {
        const known = this.#known.get(name);
        if (known)
          Object.assign(known, { noted: key, noteAt: now + NOTE_EVERY_MS });
      }
    }
  }
}
