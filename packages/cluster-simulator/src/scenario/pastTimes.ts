import { durationSchema } from './duration';

/** `{{3h ago}}`, and nothing else in the text. */
const AGO = /^\{\{\s*(\S+) ago\s*\}\}$/;

/** The same JSON, with a timestamp in place of each text like `{{3h ago}}`, because a scenario can start at any time. */
export function withPastTimes<T>(value: T, nowMs: number): T;
export function withPastTimes(value: unknown, nowMs: number): unknown {
  if (typeof value === 'string') {
    const [, duration] = AGO.exec(value) ?? [];
    if (duration === undefined) return value;
    const milliseconds = durationSchema.parse(duration) * 1_000;
    return new Date(nowMs - milliseconds).toISOString().replace(/\.\d+Z$/, 'Z');
  }
  if (Array.isArray(value)) {
    return value.map(item => withPastTimes(item, nowMs));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      withPastTimes(item, nowMs),
    ]),
  );
}
