/** One line of a watch. */
export interface WatchEvent {
  readonly type: string;
  readonly object: unknown;
}

/** Undefined where the line is no event of a watch. */
export function parseEvent(line: string): WatchEvent | undefined {
  try {
    const parsed: unknown = JSON.parse(line);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    const type: unknown = Reflect.get(parsed, 'type');
    const object: unknown = Reflect.get(parsed, 'object');
    return typeof type === 'string' ? { type, object } : undefined;
  } catch {
    return undefined;
  }
}
