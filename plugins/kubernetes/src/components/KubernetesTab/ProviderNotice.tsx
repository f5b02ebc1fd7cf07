import { HelloMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { useText } from '../../i18n/useText';
import { Alert } from '../ui';

/** @internal */
export interface ProviderNoticeProps {
  readonly problems: HelloMessage['providerProblems'];
}

/** Says that the list of clusters may be incomplete; nothing when it is not. */
export function ProviderNotice(props: ProviderNoticeProps) {
  const t = useText();
  if (props.problems.length === 0) return null;
  return (
    <Alert severity="warning" title={t('cluster.providerTitle')}>
      {props.problems.map(({ provider, message }) => (
        <p key={provider}>{t('cluster.providerText', { provider, message })}</p>
      ))}
    </Alert>
  );
}
