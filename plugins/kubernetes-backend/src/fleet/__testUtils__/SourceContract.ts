import { FleetKind, RecordKey } from '../records';
import { FleetEvent, FleetSink } from '../source/FleetSource';
import { KindProgress } from '../source/KindProgress';

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
    const problem = this.#kindOf(event.cluster, event.kind).next(event.type);
    if (problem !== undefined) this.#violate(event, problem);
    if (event.type === 'changed') this.#checkChange(event);
  }

  #checkChange(event: Extract<FleetEvent, { readonly type: 'changed' }>): void {
    const { deleted, readAt, records } = event;
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
    const known = kinds.get(kind) ?? new KindProgress();
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
