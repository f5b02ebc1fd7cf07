/** The part of something that is read. */
export interface Limited<T> {
  readonly kept: readonly T[];
  /** How many there were. */
  readonly total: number;
}

export function limit<T>(all: readonly T[], max: number): Limited<T> {
  return { kept: all.slice(0, max), total: all.length };
}
