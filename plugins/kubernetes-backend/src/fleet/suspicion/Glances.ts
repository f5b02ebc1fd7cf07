import {
  FLEET_LIMITS,
  compareText,
} from '@podlight/backstage-plugin-kubernetes-common';
import { scrubSecrets } from '../../scrub';
import { LocatedRecord } from '../records';
import {
  hasEnded,
  isPassing,
  SuspicionReason,
  findSuspicion,
} from './findSuspicion';

const VERSION_LABEL = 'app.kubernetes.io/version';

/** Of a label's value; a cluster that keeps to the API sends no longer one. */
const MAX_VERSION = 63;

/** Different versions that are counted; a rollout has two. */
const MAX_COUNTED = 50;

/** Nodes of pods that look wrong; more of them would not change which pools have most. */
const MAX_NODES = 200;

/** What the records alone say of a service in one cluster. */
export interface Glance {
  /** Why it is worth a closer look; empty where nothing looks wrong. */
  readonly reasons: ReadonlySet<SuspicionReason>;
  /** Pods that should be up, so without completed ones. */
  readonly pods: number;
  readonly ready: number;
  /** Records that look wrong by more than every rollout does for a while. */
  readonly wrong: number;
  /** Versions that its pods are labelled with, that of most pods first; at most three. */
  readonly versions: readonly string[];
  /** How many pods that look wrong, by more than a rollout, are on which node; an empty one for none. */
  readonly wrongOn?: ReadonlyMap<string, number>;
  /** Only a part of its objects there is known, or none, as its selector fits too many. */
  readonly isLimited?: boolean;
  /** None of them is known. */
  readonly isUnread?: boolean;
}

/** One cluster's records, as they are counted. */
class Counted {
  readonly #reasons = new Set<SuspicionReason>();
  readonly #versions = new Map<string, number>();
  readonly #wrongOn = new Map<string, number>();
  #pods = 0;
  #ready = 0;
  #wrong = 0;

  add(
    record: LocatedRecord['record'],
    reason: SuspicionReason | undefined,
  ): void {
    if (reason) {
      this.#reasons.add(reason);
      if (!isPassing(reason)) {
        this.#wrong += 1;
        if (record.kind === 'Pod') count(this.#wrongOn, record.node, MAX_NODES);
      }
    }
    if (record.kind !== 'Pod' || hasEnded(record)) return;
    this.#pods += 1;
    if (record.isReady && !record.isDeleting) this.#ready += 1;
    const version = record.labels[VERSION_LABEL]?.slice(0, MAX_VERSION);
    if (version) count(this.#versions, version, MAX_COUNTED);
  }

  glance(): Glance {
    const versions = [...this.#versions]
      .sort(([a, most], [b, more]) => more - most || compareText(a, b))
      .slice(0, FLEET_LIMITS.versions)
      .map(([version]) => scrubSecrets(version));
    return {
      reasons: this.#reasons,
      pods: this.#pods,
      ready: this.#ready,
      wrong: this.#wrong,
      versions,
      ...(this.#wrongOn.size > 0 && { wrongOn: this.#wrongOn }),
    };
  }
}

/** @param most - different keys that are counted */
function count(counts: Map<string, number>, key: string, most: number): void {
  const known = counts.get(key);
  if (known === undefined && counts.size >= most) return;
  counts.set(key, (known ?? 0) + 1);
}

/** Looks at the records of one service, by cluster. A cluster without any is absent. */
export class Glances {
  readonly #found = new Map<string, Counted>();
  readonly #nowSeconds: number;

  constructor(now: Date) {
    this.#nowSeconds = now.getTime() / 1_000;
  }

  get all(): ReadonlyMap<string, Glance> {
    return new Map(
      [...this.#found].map(([name, counted]) => [name, counted.glance()]),
    );
  }

  add({ cluster, record }: LocatedRecord): void {
    const counted = this.#found.get(cluster) ?? new Counted();
    this.#found.set(cluster, counted);
    counted.add(record, findSuspicion(record, this.#nowSeconds));
  }
}
