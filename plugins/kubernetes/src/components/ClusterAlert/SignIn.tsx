import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  ClusterReasonCode,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { kubernetesLoginsApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { useState } from 'react';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { Button } from '../ui';

/** Failures that a sign-in can solve. */
const MENDABLE: ReadonlySet<ClusterReasonCode> = new Set<ClusterReasonCode>([
  'credential',
  'unauthenticated',
]);

/** The user's own login that a cluster waits for; undefined when it is something else. */
export function lackingLogin({
  head,
  state,
}: ServiceCluster): string | undefined {
  const isMendable = 'reason' in state && MENDABLE.has(state.reason.code);
  return isMendable ? head.login : undefined;
}

interface SignInProps {
  readonly login: string;
  /** The backend's error message. */
  readonly message: string;
}

/** Lets the user sign in to a cluster. After that the stream reconnects by itself. */
export function SignIn(props: SignInProps) {
  const { login, message } = props;
  const t = useText();
  const logins = useApiHolder().get(kubernetesLoginsApiRef);
  const [problem, setProblem] = useState<string>();
  const signIn = () => {
    setProblem(undefined);
    logins?.signIn(login).catch((error: unknown) => {
      setProblem(error instanceof Error ? error.message : String(error));
    });
  };
  return (
    <>
      <p>{visible(message)}</p>
      <p>{t('login.text')}</p>
      {logins && (
        <Button onClick={signIn}>
          {t('login.signIn', { provider: loginProvider(login) })}
        </Button>
      )}
      {problem !== undefined && (
        <p role="alert">{t('login.failed', { message: problem })}</p>
      )}
    </>
  );
}

/** `oidc.okta` is Okta to people; the others are products of their own. */
function loginProvider(login: string): string {
  if (login === 'google') return 'Google';
  if (login === 'aks') return 'Microsoft';
  return login.replace(/^oidc\./, '');
}
