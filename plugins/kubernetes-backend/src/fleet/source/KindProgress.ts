/** What a source can say of one kind of a cluster. */
export type KindEventType =
  | 'listBegun'
  | 'changed'
  | 'listEnded'
  | 'live'
  | 'gap'
  | 'absent';

/** How far a kind of a cluster is followed, by the events of it so far. */
export class KindProgress {
  #isListing = false;
  /** Since the cluster is followed, all objects have been listed once. */
  #isListed = false;
  #isSeen = false;

  get isListing(): boolean {
    return this.#isListing;
  }

  /** Whether the source has said that changes are missed, or that there can be none. */
  get isUnseen(): boolean {
    return !this.#isListing && !this.#isSeen;
  }

  /** Goes on by an event. What is wrong with it at this point, in words; undefined when nothing is. */
  next(type: KindEventType): string | undefined {
    switch (type) {
      case 'listBegun':
        this.#isListing = true;
        return undefined;
      case 'changed':
        return this.isUnseen ? 'while nothing is seen' : undefined;
      case 'listEnded':
        return this.#endList();
      case 'live':
        return this.#see();
      case 'gap':
        // What was not listed before it is not known, so the list has to begin anew.
        if (this.#isListing) this.#isListed = false;
        this.#isListing = false;
        this.#isSeen = false;
        return undefined;
      default:
        this.#isListing = false;
        this.#isListed = false;
        this.#isSeen = false;
        return undefined;
    }
  }

  #endList(): string | undefined {
    const wasListing = this.#isListing;
    this.#isListing = false;
    this.#isListed = true;
    this.#isSeen = true;
    return wasListing ? undefined : 'without a beginning';
  }

  #see(): string | undefined {
    const wasListed = this.#isListed;
    this.#isSeen = true;
    return wasListed ? undefined : 'before the first list';
  }
}
