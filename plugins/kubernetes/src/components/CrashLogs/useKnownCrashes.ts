import { useState } from 'react';
import { Crash } from '../../service';

/** More than a reader looks through. */
const MAX_CRASHES = 500;

/**
 * The crashes there are, and those that were there since the dialog opened: a
 * log must not vanish under its reader because its pod was replaced.
 */
export function useKnownCrashes(crashes: readonly Crash[]): readonly Crash[] {
  const [known, setKnown] = useState<readonly Crash[]>([]);
  const keys = new Set(known.map(({ key }) => key));
  const added = crashes
    .filter(({ key }) => !keys.has(key))
    .slice(0, MAX_CRASHES - known.length);
  if (added.length > 0) setKnown([...known, ...added]);
  return known;
}
