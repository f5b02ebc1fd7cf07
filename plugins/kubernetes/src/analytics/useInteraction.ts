import { useAnalytics } from '@backstage/frontend-plugin-api';
import { useCallback } from 'react';
import { Interaction } from './interactions';

/** Sends an event to the app's analytics. */
export function useInteraction() {
  const analytics = useAnalytics();
  return useCallback(
    (
      action: Interaction,
      subject: string,
      attributes?: Readonly<Record<string, string>>,
    ) => analytics.captureEvent(action, subject, attributes && { attributes }),
    [analytics],
  );
}
