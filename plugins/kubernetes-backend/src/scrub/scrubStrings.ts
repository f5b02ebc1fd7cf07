import { showInvisible } from '@podlight/backstage-plugin-kubernetes-common';
import { scrubSecrets } from './scrubText';
import { REDACTED } from './valueOf';

/** By these things are found again, and Kubernetes lets none of them hold a credential. */
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

/** The next argument is what it names. */
const SECRET_FLAG =
  /^--?[\w-]{0,40}(?:passw(?:or)?d|passphrase|pwd|secret|token|api-?key|access-?key|private-?key|secret-key)$/i;

/** Texts of rows come again with each message. Only those without a credential are remembered. */
const MAX_KNOWN = 20_000;
const MAX_KNOWN_LENGTH = 500;
const clean = new Set<string>();

/**
 * A message without credentials in any of its texts, for everything that leaves
 * the backend, in which characters that nobody sees are written out. What holds
 * neither is the same object as before.
 */
export function scrubStrings<T>(value: T): T;
export function scrubStrings(value: unknown): unknown {
  if (typeof value === 'string') return scrubString(value);
  if (typeof value !== 'object' || value === null) return value;
  return Array.isArray(value) ? scrubList(value) : scrubObject(value);
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

function scrubList(list: readonly unknown[]): readonly unknown[] {
  const scrubbed = list.map((each, i) => {
    const before = list[i - 1];
    const isNamed =
      typeof each === 'string' &&
      typeof before === 'string' &&
      SECRET_FLAG.test(before) &&
      !each.startsWith('-');
    return isNamed ? REDACTED : scrubStrings(each);
  });
  return scrubbed.every((each, i) => each === list[i]) ? list : scrubbed;
}

function scrubObject(value: object): object {
  let changed: Record<string, unknown> | undefined;
  for (const [key, field] of Object.entries(value)) {
    if (IDENTITIES.has(key) && typeof field === 'string') continue;
    const scrubbed = scrubStrings(field);
    if (scrubbed === field) continue;
    changed ??= { ...value };
    changed[key] = scrubbed;
  }
  return changed ?? value;
}
