import { useAnalytics, useApi } from '@backstage/frontend-plugin-api';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { useEffect } from 'react';

/** Counts once that Help on a class was opened: in the backend's metrics, and in the app's analytics. */
export function useHelpReport(failureClass: string): void {
  const api = useApi(kubernetesApiRef);
  const analytics = useAnalytics();
  useEffect(() => {
    analytics.captureEvent('openHelp', failureClass);
    // A user who needs help is not bothered with a failed count.
    api.reportHelpOpened(failureClass).catch(() => undefined);
  }, [analytics, api, failureClass]);
}
