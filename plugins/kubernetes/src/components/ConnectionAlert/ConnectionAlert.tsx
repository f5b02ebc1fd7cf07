import { ResponseError } from '@backstage/errors';
import {
  kubernetesResourcesReadPermission,
  OTHER_VERSION_CODE,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  ServiceConnection,
  VersionError,
} from '@podlight/backstage-plugin-kubernetes-react';
import { AgeWords } from '../../format';
import { Translate, useText } from '../../i18n/useText';
import { errorText } from '../LogPanel';
import { Alert, Button } from '../ui';

/** @internal */
export interface ConnectionAlertProps {
  readonly connection: ServiceConnection;
  /** RFC 3339; absent when nothing was ever heard. */
  readonly lastMessageAt?: string;
  readonly ages: AgeWords;
  readonly onRetry: () => void;
}

/** Why there is no connection and what to do; renders nothing while connected. */
export function ConnectionAlert(props: ConnectionAlertProps) {
  const { connection, lastMessageAt, ages } = props;
  const t = useText();
  const retry = (
    <Button kind="text" onClick={props.onRetry}>
      {t('connection.retry')}
    </Button>
  );
  if (connection.phase === 'lost') {
    return (
      <Alert
        severity="warning"
        title={t('connection.lostTitle')}
        action={retry}
      >
        {lastMessageAt
          ? t('connection.lostWithData', { ago: ages.ago(lastMessageAt) })
          : t('connection.lostWithoutData')}{' '}
        ({errorText(connection.error)})
      </Alert>
    );
  }
  if (connection.phase !== 'refused') return null;
  const { title, text } = refusal(connection.error, t);
  return (
    <Alert severity="error" title={title} action={retry}>
      {text} ({errorText(connection.error)})
    </Alert>
  );
}

/** An older backend has no route of this version and answers with text only. */
const NO_ROUTE = /\bno such route\b/i;

function isVersionError(error: Error): boolean {
  if (error instanceof VersionError) return true;
  if (!(error instanceof ResponseError) || error.statusCode !== 404) {
    return false;
  }
  const { cause } = error;
  return (
    ('code' in cause && cause.code === OTHER_VERSION_CODE) ||
    NO_ROUTE.test(cause.message)
  );
}

function refusal(error: Error, t: Translate): { title: string; text?: string } {
  if (isVersionError(error)) {
    return {
      title: t('refused.versionTitle'),
      text: t('refused.versionText'),
    };
  }
  const status = error instanceof ResponseError ? error.statusCode : 403;
  switch (status) {
    case 403:
      return {
        title: t('refused.forbiddenTitle'),
        text: t('refused.forbiddenText', {
          permission: kubernetesResourcesReadPermission.name,
        }),
      };
    case 404:
      return {
        title: t('refused.notFoundTitle'),
        text: t('refused.notFoundText'),
      };
    default:
      return { title: t('refused.otherTitle') };
  }
}
