import {
  FleetCluster,
  FleetSight,
} from '@podlight/backstage-plugin-kubernetes-common';
import { FleetStore } from './FleetStore';
import { PlaceTimes } from './PlaceTimes';
import { OwnSight } from './reconcileCell';

/** How often it is noted that a cluster is still seen. */
const NOTE_EVERY_MS = 30_000;

interface Known {
  liveSince?: number;
  isLive: boolean;
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

  /** Undefined until all of the cluster has been seen. */
  of(cluster: string): OwnSight | undefined {
    const { liveSince, isLive = false } = this.#known.get(cluster) ?? {};
    if (liveSince === undefined) return undefined;
    return { liveForMs: this.#monotonic() - liveSince, isLive };
  }

  /** A cluster that is held no more has to be read anew, however soon it is held again. */
  keepOnly(holds: (cluster: string) => boolean): void {
    for (const name of this.#known.keys()) {
      if (!holds(name)) this.#known.delete(name);
    }
  }

  /** Returns whether one is seen for the first time. */
  update(
    held: readonly string[],
    clusters: ReadonlyMap<string, FleetCluster>,
  ): boolean {
    let hasNew = false;
    const names = new Set(held);
    this.keepOnly(name => names.has(name));
    for (const name of held) {
      const known = this.#known.get(name) ?? { noteAt: 0, isLive: false };
      this.#known.set(name, known);
      const sight = clusters.get(name)?.sight;
      known.isLive = sight === 'live';
      // A gap keeps what was read; all others begin anew.
      if (!known.isLive && sight !== 'gap') known.liveSince = undefined;
      if (!known.isLive || known.liveSince !== undefined) continue;
      known.liveSince = this.#monotonic();
      hasNew = true;
    }
    return hasNew;
  }

  /** Writes what has changed, and now and then that a cluster is still seen. */
  async note(
    replica: string,
    clusters: ReadonlyMap<string, FleetCluster>,
    places: Pick<PlaceTimes, 'measureAgeMs'>,
  ): Promise<void> {
    const now = this.#monotonic();
    const due = new Map<string, string[]>();
    for (const [name, known] of this.#known) {
      const { sight = 'listing', isLimited = false } = clusters.get(name) ?? {};
      const isPlaced = places.measureAgeMs(name) !== undefined;
      const key = JSON.stringify([sight, isLimited, isPlaced]);
      const isOld = sight === 'live' && now >= known.noteAt;
      if (known.noted === key && !isOld) continue;
      due.set(key, [...(due.get(key) ?? []), name]);
    }
    for (const [key, names] of due) {
      const [sight, isLimited]: [FleetSight, boolean] = JSON.parse(key);
      // The last sweep is the same for all clusters.
      const placedAgoMs = places.measureAgeMs(names[0]);
      await this.#store.noteSight(replica, names, {
        sight,
        isLimited,
        placedAgoMs,
      });
      for (const name of names) {
        const known = this.#known.get(name);
        if (known)
          Object.assign(known, { noted: key, noteAt: now + NOTE_EVERY_MS });
      }
    }
  }
}
