/** Longer lists and texts are absent, as in CEL. */
const MAX_ITEMS = 5_000;
const MAX_TEXT = 64 * 1024;
const MAX_VALUES = 20_000;
const MAX_DEPTH = 40;

/** What the API server keeps for its own use, often larger than the rest. */
const BOOKKEEPING: ReadonlySet<string> = new Set([
  'managedFields',
  'kubectl.kubernetes.io/last-applied-configuration',
]);

const NEEDS_ESCAPE = /[^\x20-\x7e]|["\\]/;
const ESCAPED = /[^\x20-\x7e]|["\\]/gu;

/**
 * Writes an object of a cluster as a table of Lua, which is the quickest way into it:
 * lists start at 1, and what is null is nil.
 *
 * @throws Error where there is so much that a script could take long
 */
export function toLuaSource(raw: unknown): string {
  let values = 0;
  function write(value: unknown, depth: number): string {
    values += 1;
    if (values > MAX_VALUES) {
      throw new Error(`has more than ${MAX_VALUES} values`);
    }
    if (depth > MAX_DEPTH) {
      throw new Error(`has more than ${MAX_DEPTH} levels`);
    }
    switch (typeof value) {
      case 'string':
        return value.length > MAX_TEXT ? 'nil' : quote(value);
      case 'boolean':
        return String(value);
      case 'number':
        return writeNumber(value);
      case 'object':
        return value === null ? 'nil' : writeFields(value, depth);
      default:
        return 'nil';
    }
  }
  function writeFields(value: object, depth: number): string {
    if (Array.isArray(value)) {
      if (value.length > MAX_ITEMS) return 'nil';
      return `{${value.map(item => write(item, depth + 1)).join(',')}}`;
    }
    const parts: string[] = [];
    // Not by its entries, which are all made before the first is refused.
    for (const key in value) {
      if (!Object.hasOwn(value, key) || BOOKKEEPING.has(key)) continue;
      const part: unknown = Reflect.get(value, key);
      if (part === null) continue;
      parts.push(`[${quote(key)}]=${write(part, depth + 1)}`);
    }
    return `{${parts.join(',')}}`;
  }
  return write(raw, 0);
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) return 'nil';
  return Object.is(value, -0) ? '0' : String(value);
}

function quote(text: string): string {
  return NEEDS_ESCAPE.test(text)
    ? `"${text.replace(ESCAPED, escapeCharacter)}"`
    : `"${text}"`;
}

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `\\u{${code.toString(16)}}`;
}
