import { FleetKind, RecordKey } from '../records';
import { FleetEvent, FleetSink } from '../source/FleetSource';

/** How a kind of a cluster is followed, as far as its events say. */
interface KindProgress {
  isListing: boolean;
  /** Since the cluster is followed, all objects have been listed once. */
  isListed: boolean;
  isSeen: boolean;
}

/**
 * What every `FleetSource` has to keep to, as a sink that says what it does not: put it in
 * front of another sink in a test of a source.
 */
export class SourceContract {
  readonly #violations: string[] = [];
  readonly #clusters = new Map<string, Map<FleetKind, KindProgress>>();
  #isOver = false;

  /** In words; empty while the source keeps the contract. */
  get violations(): readonly string[] {
    return this.#violations;
  }

  /** Passes events on after a look at them. */
  before(sink: FleetSink): FleetSink {
    return event => {
      this.#check(event);
      sink(event);
    };
  }

  /** To be called when `follow` has resolved: nothing may come afterwards. */
  end(): void {
    this.#isOver = true;
  }

  #check(event: FleetEvent): void {
    if (this.#isOver) this.#violate(event, 'after the end');
    if (event.type === 'leftOut' || event.type === 'gone') {
      this.#clusters.delete(event.cluster);
      return;
    }
    if (event.type === 'nodePools') return;
    const kind = this.#kindOf(event.cluster, event.kind);
    switch (event.type) {
      case 'listBegun':
        kind.isListing = true;
        break;
      case 'changed':
        this.#checkChange(event, kind);
        break;
      case 'listEnded':
        if (!kind.isListing) this.#violate(event, 'without a beginning');
        kind.isListing = false;
        kind.isListed = true;
        kind.isSeen = true;
        break;
      case 'live':
        if (!kind.isListed) this.#violate(event, 'before the first list');
        kind.isSeen = true;
        break;
      case 'gap':
        // What was not listed before it is not known, so the list has to begin anew.
        if (kind.isListing) kind.isListed = false;
        kind.isListing = false;
        kind.isSeen = false;
        break;
      default:
        kind.isListing = false;
        kind.isListed = false;
        kind.isSeen = false;
    }
  }

  #checkChange(
    event: Extract<FleetEvent, { readonly type: 'changed' }>,
    { isListing, isSeen }: KindProgress,
  ): void {
    const { deleted, readAt, records } = event;
    if (!isListing && !isSeen) this.#violate(event, 'while nothing is seen');
    const keys = [...records, ...deleted].map(keyOf);
    if (new Set(keys).size < keys.length) {
      this.#violate(event, 'with one object twice');
    }
    if ([...records, ...deleted].some(({ kind }) => kind !== event.kind)) {
      this.#violate(event, 'with objects of other kinds');
    }
    if (!(readAt > 0)) this.#violate(event, 'without the time of reading');
  }

  #kindOf(cluster: string, kind: FleetKind): KindProgress {
    const kinds = this.#clusters.get(cluster) ?? new Map();
    this.#clusters.set(cluster, kinds);
    const known: KindProgress = kinds.get(kind) ?? {
      isListing: false,
      isListed: false,
      isSeen: false,
    };
    kinds.set(kind, known);
    return known;
  }

  #violate(event: FleetEvent, what: string): void {
    const kind = 'kind' in event ? ` of ${event.kind}` : '';
    this.#violations.push(`${event.type}${kind} in ${event.cluster} ${what}`);
  }
}

function keyOf({ namespace, name }: RecordKey): string {
  return `${namespace}/${name}`;
}
