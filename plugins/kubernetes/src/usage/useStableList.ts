import { useMemo } from 'react';

/** The same list as long as it holds the same: what it is made from changes all the time. */
export function useStableList(list: readonly string[]): readonly string[] {
  const key = JSON.stringify(list);
  return useMemo((): string[] => JSON.parse(key), [key]);
}
