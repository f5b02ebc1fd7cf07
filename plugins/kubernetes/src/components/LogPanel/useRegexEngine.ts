import {
  loadRegexEngine,
  RegexEngine,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useEffect, useState } from 'react';

/** The regular expression engine, loaded on first use. */
export function useRegexEngine(isWanted: boolean): {
  readonly engine: RegexEngine | undefined;
  readonly hasFailed: boolean;
} {
  // An engine is a function, which a state would call if it were set as such.
  const [state, setState] = useState<{ readonly engine?: RegexEngine }>();
  useEffect(() => {
    if (!isWanted || state?.engine) return undefined;
    let isCurrent = true;
    loadRegexEngine().then(
      engine => isCurrent && setState({ engine }),
      () => isCurrent && setState(known => known ?? {}),
    );
    return () => {
      isCurrent = false;
    };
  }, [isWanted, state?.engine]);
  return {
    engine: state?.engine,
    hasFailed: state !== undefined && !state.engine,
  };
}
