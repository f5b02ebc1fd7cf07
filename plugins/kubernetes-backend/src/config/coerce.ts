/*
 * Environment variables arrive as text. They are converted as Backstage's own
 * Config does in getBoolean and getNumber; anything else is left for the
 * schema to reject.
 */

export function toBoolean(value: unknown): unknown {
  if (typeof value !== 'string' && typeof value !== 'number') return value;
  const text = String(value).trim();
  if (/^(?:y|yes|true|1|on)$/i.test(text)) return true;
  if (/^(?:n|no|false|0|off)$/i.test(text)) return false;
  return value;
}

export function toNumber(value: unknown): unknown {
  if (typeof value !== 'string' || value.trim() === '') return value;
  const number = Number(value);
  return Number.isFinite(number) ? number : value;
}

/** YAML reads `name: 2024` as a number. */
export function toText(value: unknown): unknown {
  return typeof value === 'number' && Number.isFinite(value)
    ? String(value)
    : value;
}

/** A single value stands for a list of one. */
export function toList(value: unknown): unknown {
  const isOne =
    typeof value === 'string' ||
    typeof value === 'number' ||
    (typeof value === 'object' && value !== null && !Array.isArray(value));
  return isOne ? [value] : value;
}
