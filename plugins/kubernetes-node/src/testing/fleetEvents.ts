import { FleetKind } from '../fleet';
import { fail } from './assertions';
import { holdsSecret } from './secrets';

/** All that the index can keep. */
export const ALL_KINDS: readonly FleetKind[] = [
  'Pod',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
];

const MAX_INT32 = 2 ** 31 - 1;
const MAX_UINT32 = 2 ** 32 - 1;
const MAX_NAME = 253;
const MAX_TEXT = 256;
const MAX_LABELS = 1_000;
/** A prefix of 253 characters, a slash and 63. */
const MAX_LABEL_KEY = 317;
const MAX_LABEL_CHARACTERS = 16_384;
const MAX_MESSAGE = 500;

/** The clocks of two hosts differ. */
const AHEAD_MS = 60_000;

type Fields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null;
}

function isKind(value: unknown): value is FleetKind {
  return ALL_KINDS.some(kind => kind === value);
}

function isName(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value !== '' &&
    value.length <= MAX_NAME &&
    value !== '.' &&
    value !== '..' &&
    !/[/%\p{Cc}\p{Surrogate}]/u.test(value)
  );
}

function isText(maxLength: number): (value: unknown) => boolean {
  return value =>
    typeof value === 'string' &&
    value.length <= maxLength &&
    !/\p{Cc}/u.test(value);
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isCount(value: unknown): boolean {
  return (
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= MAX_INT32
  );
}

function isTime(value: unknown): boolean {
  const ms =
    typeof value === 'string' && value.length <= 64 ? Date.parse(value) : NaN;
  return ms >= 0 && ms <= MAX_UINT32 * 1_000;
}

function isOwner(value: unknown): boolean {
  return (
    isFields(value) &&
    isText(MAX_TEXT)(value.kind) &&
    isName(value.name) &&
    isText(MAX_TEXT)(value.uid)
  );
}

type Fits = readonly [string, (value: unknown) => boolean];

const REQUIRED: readonly Fits[] = [
  ['uid', isText(MAX_TEXT)],
  ['isReady', isBoolean],
  ['ready', isCount],
  ['desired', isCount],
];

const OPTIONAL: readonly Fits[] = [
  ['owner', isOwner],
  ['node', isText(MAX_TEXT)],
  ['phase', isText(MAX_TEXT)],
  ['status', isText(MAX_TEXT)],
  ['isDeleting', isBoolean],
  ['restarts', isCount],
  ['lastRestartAt', isTime],
  ['createdAt', isTime],
];

/** What a source has told, as far as a case needs it. */
export interface ToldEvent {
  readonly type: string;
  readonly kind: FleetKind;
  /** By their keys: what is told of them, as text; undefined where they are deleted. */
  readonly objects: ReadonlyMap<string, string | undefined>;
}

const NO_OBJECTS: ToldEvent['objects'] = new Map();

/** Asserts that an event has the fields of its type. */
export function assertEvent(
  event: unknown,
  secrets: readonly string[],
): ToldEvent {
  if (!isFields(event)) fail('It sends an event that is not an object.');
  const { kind, type } = event;
  if (!isKind(kind)) {
    fail(`The kind of an event must be one of ${ALL_KINDS.join(', ')}.`);
  }
  switch (type) {
    case 'changed':
      return { type, kind, objects: assertChanges(event, kind) };
    case 'listEnded':
      assertOptional(event, 'resourceVersion', isText(16_384));
      assertOptional(event, 'isLimited', isBoolean);
      break;
    case 'gap':
      assertMessage(event.message, secrets);
      break;
    case 'listBegun':
    case 'live':
    case 'absent':
      break;
    default:
      fail(
        'The type of an event must be one of listBegun, changed, listEnded, live, gap, absent.',
      );
  }
  return { type, kind, objects: NO_OBJECTS };
}

function assertMessage(message: unknown, secrets: readonly string[]): void {
  if (typeof message !== 'string' || message.trim() === '') {
    fail('A gap has no message. Say why changes are not seen.');
  }
  if (message.length > MAX_MESSAGE) {
    fail(`The message of a gap has more than ${MAX_MESSAGE} characters.`);
  }
  if (holdsSecret(message, secrets)) {
    fail('The message of a gap holds a secret, and is shown to readers.');
  }
}

function assertChanges(event: Fields, kind: FleetKind): ToldEvent['objects'] {
  assertOptional(event, 'readAt', isTime);
  if (
    typeof event.readAt === 'string' &&
    Date.parse(event.readAt) > Date.now() + AHEAD_MS
  ) {
    fail('The readAt of an event is in the future.');
  }
  const objects = new Map<string, string | undefined>();
  const add = (key: string, text?: string) => {
    if (objects.has(key)) fail(`An event has the object '${key}' twice.`);
    objects.set(key, text);
  };
  for (const record of listOf(event, 'records')) {
    add(assertRecord(record), JSON.stringify(record));
  }
  for (const object of listOf(event, 'objects')) {
    add(assertObject(object, kind), JSON.stringify(object));
  }
  for (const key of listOf(event, 'deleted')) {
    add(assertKey(key, 'A deleted object'));
  }
  return objects;
}

function listOf(event: Fields, field: string): readonly unknown[] {
  const list = event[field] ?? [];
  if (!Array.isArray(list)) fail(`The field ${field} must be a list.`);
  return list;
}

function assertRecord(record: unknown): string {
  if (!isFields(record)) fail('A record is not an object.');
  const key = assertKey(record, 'A record');
  if (!isFields(record.labels) || Array.isArray(record.labels)) {
    fail(`The labels of '${key}' must be an object.`);
  }
  const labels = Object.entries(record.labels);
  if (
    labels.length > MAX_LABELS ||
    charactersOf(labels) > MAX_LABEL_CHARACTERS
  ) {
    fail(`The labels of '${key}' are too many to be kept.`);
  }
  const isLabel = ([name, value]: readonly [string, unknown]) =>
    isText(MAX_LABEL_KEY)(name) && isText(MAX_LABEL_CHARACTERS)(value);
  if (!labels.every(isLabel)) fail(`A label of '${key}' is not text.`);
  for (const [field, is] of REQUIRED) {
    if (!is(record[field])) fail(wrong(field, key));
  }
  for (const [field, is] of OPTIONAL) {
    if (record[field] !== undefined && !is(record[field])) {
      fail(wrong(field, key));
    }
  }
  return key;
}

function wrong(field: string, key: string): string {
  return `The field ${field} of '${key}' is not what FleetRecord says.`;
}

function assertObject(object: unknown, kind: FleetKind): string {
  if (!isFields(object) || !isFields(object.metadata)) {
    fail('An object has no metadata. Send it as the API server serves it.');
  }
  if (object.kind !== undefined && object.kind !== kind) {
    fail(`An object of another kind is among those of ${kind}.`);
  }
  if (!isFields(object.status) && kind !== 'CronJob') {
    fail('An object has no status. Send it as the API server serves it.');
  }
  return assertKey(object.metadata, 'An object');
}

/** The key as text. */
function assertKey(object: unknown, what: string): string {
  if (!isFields(object)) fail(`${what} is not an object.`);
  if (!isName(object.namespace)) fail(`${what} has no valid namespace.`);
  if (!isName(object.name)) fail(`${what} has no valid name.`);
  return `${object.namespace}/${object.name}`;
}

function assertOptional(
  event: Fields,
  field: string,
  is: (value: unknown) => boolean,
): void {
  if (event[field] === undefined || is(event[field])) return;
  fail(`The field ${field} of an event is not what FleetEvent says.`);
}

function charactersOf(labels: readonly [string, unknown][]): number {
  return labels.reduce(
    (sum, [key, value]) => sum + key.length + String(value).length + 24,
    0,
  );
}
