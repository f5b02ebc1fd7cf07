import { FleetKind, FleetRecord, RecordKey } from '../records';

/** Records on their way between two threads: arrays that are handed over, and texts. */
export interface RecordBatch {
  /** Each once. */
  readonly texts: readonly string[];
  /** Of {@link FIELDS} numbers for each record. */
  readonly rows: Int32Array<ArrayBuffer>;
  /** For each set of labels: how many there are, and the texts of their keys and values. */
  readonly labels: Int32Array<ArrayBuffer>;
}

/** Changes of one kind of object, of which each is in one of the two. */
export interface RecordChanges {
  readonly records: readonly FleetRecord[];
  readonly deleted: readonly RecordKey[];
}

/** Numbers of a record in `rows`. */
const FIELDS = 16;

const NONE = -1;
const READY = 1;
const DELETING = 2;
const DELETED = 4;

/** Numbers texts in the order in which they are first seen. */
class TextNumbers {
  readonly texts: string[] = [];
  readonly #numbers = new Map<string, number>();

  of(text: string): number {
    const known = this.#numbers.get(text);
    if (known !== undefined) return known;
    const number = this.texts.push(text) - 1;
    this.#numbers.set(text, number);
    return number;
  }
}

/** Numbers sets of labels, equal ones alike. */
class LabelNumbers {
  readonly numbers: number[] = [];
  readonly #texts: TextNumbers;
  readonly #known = new Map<string, number>();

  constructor(texts: TextNumbers) {
    this.#texts = texts;
  }

  of(labels: FleetRecord['labels']): number {
    const texts = Object.entries(labels).flat();
    const numbers = texts.map(text => this.#texts.of(text));
    const key = numbers.join();
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    this.numbers.push(numbers.length / 2, ...numbers);
    this.#known.set(key, this.#known.size);
    return this.#known.size - 1;
  }
}

/** The changes as a batch. */
export function encodeBatch({ records, deleted }: RecordChanges): RecordBatch {
  const texts = new TextNumbers();
  const labels = new LabelNumbers(texts);
  const rows = new Int32Array((records.length + deleted.length) * FIELDS);
  let at = 0;
  for (const record of records) {
    const { owner } = record;
    rows.set(
      [
        (record.isReady ? READY : 0) + (record.isDeleting ? DELETING : 0),
        texts.of(record.namespace),
        texts.of(record.name),
        texts.of(record.uid),
        labels.of(record.labels),
        owner ? texts.of(owner.kind) : NONE,
        owner ? texts.of(owner.name) : NONE,
        owner ? texts.of(owner.uid) : NONE,
        texts.of(record.node),
        texts.of(record.phase),
        texts.of(record.status),
        record.ready,
        record.desired,
        record.restarts,
        record.lastRestartAt,
        record.createdAt,
      ],
      at,
    );
    at += FIELDS;
  }
  for (const { namespace, name } of deleted) {
    rows.set([DELETED, texts.of(namespace), texts.of(name)], at);
    at += FIELDS;
  }
  return {
    texts: texts.texts,
    rows,
    labels: Int32Array.from(labels.numbers),
  };
}

/** What {@link encodeBatch} was given. Equal sets of labels become the same object. */
export function decodeBatch(
  { texts, rows, labels }: RecordBatch,
  kind: FleetKind,
): RecordChanges {
  const sets = readLabels(texts, labels);
  const records: FleetRecord[] = [];
  const deleted: RecordKey[] = [];
  for (let at = 0; at < rows.length; at += FIELDS) {
    const [flags, namespace, name, uid, set, ...others] = rows.subarray(
      at,
      at + FIELDS,
    );
    const key = { kind, namespace: texts[namespace], name: texts[name] };
    if (flags & DELETED) {
      deleted.push(key);
      continue;
    }
    const [ownerKind, ownerName, ownerUid, node, phase, status] = others;
    const [ready, desired, restarts, lastRestartAt, createdAt] =
      others.slice(6);
    records.push({
      ...key,
      uid: texts[uid],
      labels: sets[set],
      ...(ownerKind !== NONE && {
        owner: {
          kind: texts[ownerKind],
          name: texts[ownerName],
          uid: texts[ownerUid],
        },
      }),
      node: texts[node],
      phase: texts[phase],
      status: texts[status],
      isReady: (flags & READY) !== 0,
      isDeleting: (flags & DELETING) !== 0,
      ready,
      desired,
      restarts,
      // Times are without a sign, until 2106.
      lastRestartAt: lastRestartAt >>> 0,
      createdAt: createdAt >>> 0,
    });
  }
  return { records, deleted };
}

function readLabels(
  texts: readonly string[],
  numbers: Int32Array,
): readonly FleetRecord['labels'][] {
  const sets: FleetRecord['labels'][] = [];
  let at = 0;
  while (at < numbers.length) {
    const end = at + 1 + numbers[at] * 2;
    const entries: [string, string][] = [];
    for (at += 1; at < end; at += 2) {
      entries.push([texts[numbers[at]], texts[numbers[at + 1]]]);
    }
    sets.push(Object.fromEntries(entries));
  }
  return sets;
}
