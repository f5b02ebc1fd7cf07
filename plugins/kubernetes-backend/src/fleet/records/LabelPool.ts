import { grown, Slots } from './columns';
import { LABEL_COST } from './FleetRecord';
import { IntLists } from './IntLists';
import { StringPool } from './StringPool';

/** The labels of an object. */
export type Labels = Readonly<Record<string, string>>;

/** Called when a set of labels is seen for the first time, and when nothing has it any more. */
export interface LabelSetListener {
  setAdded(set: number, labels: Labels): void;
  setRemoved(set: number): void;
}

/** Neither a key nor a value of a label may contain it. */
const SEPARATOR = '\0';

/**
 * Each set of labels once, as all pods of a ReplicaSet have the same. A set is found by
 * a pair of key and value in it, or by a key.
 */
export class LabelPool {
  readonly #pairs = new StringPool();
  readonly #keys = new StringPool();
  readonly #byContent = new Map<string, number>();
  readonly #sets = new Slots();
  #uses = new Uint32Array();
  #sizes = new Uint32Array();
  /** A posting is one pair in one set. */
  readonly #postings = new Slots();
  #setOf = new Int32Array();
  #pairOf = new Int32Array();
  readonly #postingsOfSet = new IntLists();
  readonly #postingsOfPair = new IntLists();
  #keyOfPair = new Int32Array();
  readonly #pairsOfKey = new IntLists();
  /** Of labels that were seen lately; the objects of a batch share theirs. */
  #recent = new WeakMap<Labels, number>();
  #listener: LabelSetListener | undefined;

  /** How many different sets there are. */
  get size(): number {
    return this.#sets.size;
  }

  /** Also told of the sets that there are already. There is one listener at most. */
  listen(listener: LabelSetListener): void {
    this.#listener = listener;
    for (const set of this.#byContent.values()) {
      listener.setAdded(set, this.labels(set));
    }
  }

  /** The set's number, with one use more. The labels must not change afterwards. */
  acquire(labels: Labels): number {
    const set = this.find(labels);
    if (set === undefined) return this.#add(labels);
    this.#uses[set] += 1;
    return set;
  }

  /** The set's number; undefined where nothing has these labels. */
  find(labels: Labels): number | undefined {
    const set = this.#recent.get(labels) ?? this.#findContent(labels);
    if (set !== undefined) this.#recent.set(labels, set);
    return set;
  }

  /** One use less; a set without any is forgotten. */
  release(set: number): void {
    this.#uses[set] -= 1;
    if (this.#uses[set] > 0) return;
    this.#listener?.setRemoved(set);
    this.#recent = new WeakMap();
    const pairs = [...this.#pairsOfSet(set)];
    this.#byContent.delete(contentKey(pairs));
    for (const posting of this.#postingsOfSet.items(set)) {
      const pair = this.#pairOf[posting];
      this.#postingsOfSet.remove(set, posting);
      this.#postingsOfPair.remove(pair, posting);
      this.#postings.release(posting);
      this.#releasePair(pair);
    }
    this.#sets.release(set);
  }

  labels(set: number): Labels {
    const entries = [...this.#pairsOfSet(set)].map(pair => {
      const text = this.#pairs.text(pair);
      const end = text.indexOf(SEPARATOR);
      return [text.slice(0, end), text.slice(end + 1)];
    });
    return Object.fromEntries(entries);
  }

  /** How many characters the labels have, with what each takes besides. */
  characters(set: number): number {
    return this.#sizes[set];
  }

  /** All sets with a value of a label. */
  *withPair(key: string, value: string): Generator<number, void> {
    const pair = this.#pairs.find(pairText([key, value]));
    if (pair !== undefined) yield* this.#setsWith(pair);
  }

  /** All sets with a label, whatever its value. */
  *withKey(key: string): Generator<number, void> {
    const id = this.#keys.find(key);
    if (id === undefined) return;
    for (const pair of this.#pairsOfKey.items(id)) yield* this.#setsWith(pair);
  }

  *#setsWith(pair: number): Generator<number, void> {
    for (const posting of this.#postingsOfPair.items(pair)) {
      yield this.#setOf[posting];
    }
  }

  /** In the order of their texts. */
  *#pairsOfSet(set: number): Generator<number, void> {
    for (const posting of this.#postingsOfSet.items(set)) {
      yield this.#pairOf[posting];
    }
  }

  #findContent(labels: Labels): number | undefined {
    const pairs: number[] = [];
    for (const text of pairTexts(labels)) {
      const pair = this.#pairs.find(text);
      if (pair === undefined) return undefined;
      pairs.push(pair);
    }
    return this.#byContent.get(contentKey(pairs));
  }

  #add(labels: Labels): number {
    const texts = pairTexts(labels);
    const pairs = texts.map(text => this.#acquirePair(text));
    const set = this.#sets.acquire();
    this.#byContent.set(contentKey(pairs), set);
    this.#uses = grown(this.#uses, set);
    this.#sizes = grown(this.#sizes, set);
    this.#uses[set] = 1;
    this.#sizes[set] = texts.reduce(
      (sum, { length }) => sum + length + LABEL_COST,
      0,
    );
    // A list yields what was added last first of all.
    for (const pair of pairs.reverse()) this.#post(set, pair);
    this.#recent.set(labels, set);
    this.#listener?.setAdded(set, labels);
    return set;
  }

  #post(set: number, pair: number): void {
    const posting = this.#postings.acquire();
    this.#setOf = grown(this.#setOf, posting);
    this.#pairOf = grown(this.#pairOf, posting);
    this.#setOf[posting] = set;
    this.#pairOf[posting] = pair;
    this.#postingsOfSet.add(set, posting);
    this.#postingsOfPair.add(pair, posting);
  }

  #acquirePair(text: string): number {
    const known = this.#pairs.find(text);
    const pair = this.#pairs.acquire(text);
    if (known !== undefined) return pair;
    const key = this.#keys.acquire(text.slice(0, text.indexOf(SEPARATOR)));
    this.#keyOfPair = grown(this.#keyOfPair, pair);
    this.#keyOfPair[pair] = key;
    this.#pairsOfKey.add(key, pair);
    return pair;
  }

  #releasePair(pair: number): void {
    if (!this.#pairs.release(pair)) return;
    const key = this.#keyOfPair[pair];
    this.#pairsOfKey.remove(key, pair);
    this.#keys.release(key);
  }
}

function pairText([key, value]: readonly [string, string]): string {
  return `${key}${SEPARATOR}${value}`;
}

function pairTexts(labels: Labels): readonly string[] {
  return Object.entries(labels).map(pairText).sort();
}

/** Two characters for each number. */
function contentKey(pairs: Iterable<number>): string {
  let key = '';
  for (const pair of pairs) {
    key += String.fromCharCode(pair >>> 16, pair & 0xffff);
  }
  return key;
}
