import { FleetKind, FleetRecord, RecordKey } from '../records';
import { boundLabels, readRecord } from '../source/readRecord';
import {
  FieldError,
  readCount,
  readFlag,
  readName,
  readObject,
  readText,
  readTime,
  required,
} from './fields';

/** Objects have ten; whoever sends more than these sends something else. */
const MAX_LABELS = 1_000;

/** A prefix of 253 characters, a slash and 63. */
const MAX_LABEL_KEY = 317;
const MAX_LABEL_VALUE = 16_384;

/**
 * The record of what a source added by a module tells. Each field is read once and copied, so that
 * nothing changes after it was checked.
 *
 * @throws FieldError that names the first field that is not what it has to be
 */
export function readAddedRecord(raw: unknown, kind: FleetKind): FleetRecord {
  const record = readObject(raw, 'a record');
  const key = readAddedKey(record, kind);
  const owner = record.owner ?? undefined;
  return {
    ...key,
    uid: readText(record.uid, 'uid'),
    labels: readLabels(record.labels),
    ...(owner !== undefined && { owner: readOwner(owner) }),
    node: readText(record.node, 'node'),
    phase: readText(record.phase, 'phase'),
    status: readText(record.status, 'status'),
    isReady: readFlag(required(record.isReady, 'isReady'), 'isReady'),
    isDeleting: readFlag(record.isDeleting, 'isDeleting'),
    ready: readCount(required(record.ready, 'ready'), 'ready'),
    desired: readCount(required(record.desired, 'desired'), 'desired'),
    restarts: readCount(record.restarts, 'restarts'),
    lastRestartAt: seconds(readTime(record.lastRestartAt, 'lastRestartAt')),
    createdAt: seconds(readTime(record.createdAt, 'createdAt')),
  };
}

/** The record of a whole object, as the API server serves it. */
export function readAddedObject(raw: unknown, kind: FleetKind): FleetRecord {
  const record = readRecord(raw, kind);
  if (!record) throw new FieldError('an object', `a ${kind} of Kubernetes`);
  return record;
}

/** Which object it is. */
export function readAddedKey(raw: unknown, kind: FleetKind): RecordKey {
  const key = readObject(raw, 'a record');
  return {
    kind,
    namespace: readName(key.namespace, 'namespace'),
    name: readName(key.name, 'name'),
  };
}

function readOwner(raw: unknown): FleetRecord['owner'] {
  const owner = readObject(raw, 'owner');
  return {
    kind: readText(required(owner.kind, 'owner.kind'), 'owner.kind'),
    name: readName(owner.name, 'owner.name'),
    uid: readText(owner.uid, 'owner.uid'),
  };
}

/** As own fields of a new object, whatever they are called. */
function readLabels(raw: unknown): FleetRecord['labels'] {
  const labels = Object.entries(readObject(raw, 'labels'));
  if (labels.length > MAX_LABELS) {
    throw new FieldError('labels', `an object of at most ${MAX_LABELS} fields`);
  }
  return boundLabels(
    Object.fromEntries(
      labels.map(([key, value]) => [
        readText(key, 'a key in labels', MAX_LABEL_KEY),
        readText(
          required(value, 'a value in labels'),
          'a value in labels',
          MAX_LABEL_VALUE,
        ),
      ]),
    ),
  );
}

function seconds(ms: number | undefined): number {
  return Math.floor((ms ?? 0) / 1_000);
}
