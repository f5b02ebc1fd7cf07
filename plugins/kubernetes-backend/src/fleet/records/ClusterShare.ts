import { FLEET_KINDS, FleetKind } from './FleetRecord';

/** Bounds for one cluster; what exceeds them is left out, and the cluster is `limited`. */
export interface RecordLimits {
  readonly maxRecords: number;
  /** Of names and labels, as if none of them were shared. */
  readonly maxCharacters: number;
}

interface KindShare {
  /** Raised by each list; older records are what the list has to replace. */
  generation: number;
  /** Of the present generation. */
  records: number;
  characters: number;
  isRefused: boolean;
}

/**
 * What one cluster takes of the store. Records that a list is about to replace do not
 * count, so that a cluster that is nearly full can be listed again.
 */
export class ClusterShare {
  readonly number: number;
  readonly #limits: RecordLimits;
  readonly #kinds: readonly KindShare[] = FLEET_KINDS.map(() => ({
    generation: 0,
    records: 0,
    characters: 0,
    isRefused: false,
  }));
  /** All records, replaced or not. */
  records = 0;

  /** @param number - of the cluster, in the columns */
  constructor(number: number, limits: RecordLimits) {
    this.number = number;
    this.#limits = limits;
  }

  get isLimited(): boolean {
    return this.#kinds.some(({ isRefused }) => isRefused);
  }

  generation(kind: FleetKind): number {
    return this.#of(kind).generation;
  }

  beginList(kind: FleetKind): void {
    const share = this.#of(kind);
    share.generation += 1;
    share.records = 0;
    share.characters = 0;
    share.isRefused = false;
  }

  /** Counts one more record of the present generation, if there is room for it. */
  tryAcquire(kind: FleetKind, characters: number): boolean {
    const share = this.#of(kind);
    const sum = (field: 'records' | 'characters') =>
      this.#kinds.reduce((total, each) => total + each[field], 0);
    const isTooMuch =
      sum('records') >= this.#limits.maxRecords ||
      sum('characters') + characters > this.#limits.maxCharacters;
    if (isTooMuch) {
      share.isRefused = true;
      return false;
    }
    share.records += 1;
    share.characters += characters;
    return true;
  }

  /** @param generation - of the record; one that is being replaced is not counted any more */
  release(kind: FleetKind, generation: number, characters: number): void {
    const share = this.#of(kind);
    if (generation !== share.generation) return;
    share.records -= 1;
    share.characters -= characters;
  }

  #of(kind: FleetKind): KindShare {
    return this.#kinds[FLEET_KINDS.indexOf(kind)];
  }
}
