import { useApi } from '@backstage/frontend-plugin-api';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { useCallback, useEffect } from 'react';
import { classSubject, useInteraction } from '../../analytics';

/**
 * Counts once that Help on a class was opened: in the backend's metrics, and in the app's
 * analytics.
 *
 * @returns counts there whether it helped
 */
export function useHelpReport(
  failureClass: string,
): (hasHelped: boolean) => void {
  const api = useApi(kubernetesApiRef);
  const send = useInteraction();
  useEffect(() => {
    send('openHelp', classSubject(failureClass));
    // A user who needs help is not bothered with a failed count.
    api.reportHelpOpened(failureClass).catch(() => undefined);
  }, [send, api, failureClass]);
  return useCallback(
    hasHelped => {
      const helped = hasHelped ? 'yes' : 'no';
      send('answerHelp', classSubject(failureClass), { helped });
      api.reportHelpAnswered(failureClass, hasHelped).catch(() => undefined);
    },
    [send, api, failureClass],
  );
}
