import { ServiceExplanation } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { useHref, useLocation } from 'react-router-dom';
import { useGuidance } from '../../guidance';
import { sharedSearch } from '../../viewState';

/** What is wrong with a service, and where that is seen. */
export interface IncidentSummary extends ServiceExplanation {
  /** Leads to the same view. */
  readonly url: string;
}

/**
 * Sums up what is wrong, as an assistant is told, with a link to the view.
 *
 * @returns of one cause, or of all; undefined where no service is around
 */
export function useIncidentSummary():
  | ((finding?: string) => IncidentSummary)
  | undefined {
  const explain = useGuidance()?.explain;
  const { pathname, search } = useLocation();
  const href = useHref({ pathname, search: sharedSearch(search) });
  return useMemo(() => {
    if (!explain) return undefined;
    const url = `${window.location.origin}${href}`;
    return finding => ({ ...explain({ url, finding }), url });
  }, [explain, href]);
}
