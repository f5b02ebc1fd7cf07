import { showInvisible } from '@podlight/backstage-plugin-kubernetes-common';
import { isNamedCredential } from './names';
import { scrubArguments } from './scrubArguments';
import { scrubSecrets } from './scrubText';
import { REDACTED } from './credentialValue';

/** Identifiers that must stay intact; Kubernetes' naming rules leave no room for a credential. */
const IDENTITIES: ReadonlySet<string> = new Set([
  'apiVersion',
  'cluster',
  'container',
  'kind',
  'name',
  'namespace',
  'node',
  'pod',
  'uid',
]);

/** Maps with free keys, in which the key names the value. */
const MAPS: ReadonlySet<string> = new Set([
  'annotations',
  'data',
  'env',
  'labels',
  'matchLabels',
  'nodeSelector',
  'parameters',
  'selector',
  'stringData',
]);

/** Fields beside a `name` that says what they are. */
const NAMED_VALUES: ReadonlySet<string> = new Set(['value', 'from', 'to']);

/** What changes of these fields say are names of objects, such as `creds/token` and `secret:web-tls`. */
const REFERENCES: ReadonlySet<unknown> = new Set([
  'configMap',
  'secret',
  'volume',
]);

/** As Kubernetes lets objects and their keys be called, after the type of a volume. */
const REFERENCE =
  /^(?:[a-zA-Z]{1,40}:)?[a-z0-9][a-z0-9.-]{0,252}(?:\/[\w.-]{1,253})?$/;

/** Cache for texts that repeat in every message; only texts without a credential are kept. */
const MAX_KNOWN = 20_000;
const MAX_KNOWN_LENGTH = 500;
const clean = new Set<string>();

/**
 * Scrubs all texts of a message before it leaves
 * the backend, and escapes invisible characters. An object with
 * neither is returned as it is.
 */
export function scrubStrings<T>(value: T): T;
export function scrubStrings(value: unknown): unknown {
  return scrubField(value, '');
}

function scrubField(value: unknown, key: string): unknown {
  if (typeof value === 'string') return scrubString(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return scrubList(value);
  return MAPS.has(key) ? scrubMap(value) : scrubObject(value);
}

function scrubString(text: string): string {
  if (clean.has(text)) return text;
  const scrubbed = showInvisible(scrubSecrets(text));
  if (scrubbed === text && text.length <= MAX_KNOWN_LENGTH) {
    if (clean.size >= MAX_KNOWN) clean.clear();
    clean.add(text);
  }
  return scrubbed;
}

function scrubList(
  list: readonly unknown[],
  command: readonly unknown[] = [],
): readonly unknown[] {
  const words = scrubArguments(list, command);
  const scrubbed = words.map(each => scrubField(each, ''));
  return scrubbed.every((each, i) => each === list[i]) ? list : scrubbed;
}

function scrubObject(value: object): object {
  const {
    command,
    args,
    name,
    field: changedField,
  } = value as {
    readonly [key in 'command' | 'args' | 'name' | 'field']?: unknown;
  };
  const isOfReference = REFERENCES.has(changedField);
  return changed(value, (field, key) => {
    if (IDENTITIES.has(key) && typeof field === 'string') return field;
    if (key === 'args' && Array.isArray(args) && Array.isArray(command)) {
      return scrubList(args, command);
    }
    if (isOfReference && NAMED_VALUES.has(key) && isReference(field)) {
      return scrubReference(field);
    }
    // An entry in a list of environment variables, or a change of something with a name.
    const isNamed =
      NAMED_VALUES.has(key) &&
      typeof name === 'string' &&
      typeof field === 'string' &&
      isNamedCredential(name, field);
    return isNamed ? REDACTED : scrubField(field, key);
  });
}

function isReference(field: unknown): field is string {
  return typeof field === 'string' && REFERENCE.test(field);
}

/** Part by part, so that `secret:` and the name of a variable do not make a credential of a name. */
function scrubReference(text: string): string {
  const parts = text.split(/([:/])/);
  const scrubbed = parts.map(scrubString).join('');
  return scrubbed === text ? text : scrubbed;
}

/** Labels and similar maps: each key is the name of its value. */
function scrubMap(map: object): object {
  return changed(map, (field, key) =>
    typeof field === 'string' && isNamedCredential(key, field)
      ? REDACTED
      : scrubField(field, key),
  );
}

/** The same object if no field changed. */
function changed(
  value: object,
  scrub: (field: unknown, key: string) => unknown,
): object {
  let copy: Record<string, unknown> | undefined;
  for (const [key, field] of Object.entries(value)) {
    const scrubbed = scrub(field, key);
    if (scrubbed === field) continue;
    copy ??= { ...value };
    copy[key] = scrubbed;
  }
  return copy ?? value;
}
