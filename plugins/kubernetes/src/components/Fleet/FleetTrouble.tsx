import { NotFoundError, ResponseError } from '@backstage/errors';
import { kubernetesResourcesReadPermission } from '@podlight/backstage-plugin-kubernetes-common';
import { UseFleetResult } from '@podlight/backstage-plugin-kubernetes-react';
import { AgeWords, useMoment } from '../../format';
import { useText } from '../../i18n/useText';
import { CommandLine } from '../CommandLine';
import { errorText } from '../LogPanel';
import { Alert, Button } from '../ui';

/** Turns the index on with its defaults. */
const CONFIG = 'kubernetes:\n  fleet: {}';

/** @internal */
export interface FleetTroubleProps {
  readonly fleet: Pick<
    UseFleetResult<object>,
    'error' | 'list' | 'receivedAt' | 'reload'
  >;
  /** By the browser's clock. */
  readonly ages: AgeWords;
}

/** Why there is nothing to see, or nothing new, and the way out. */
export function FleetTrouble(props: FleetTroubleProps) {
  const { error, list, receivedAt, reload } = props.fleet;
  const t = useText();
  const moment = useMoment(props.ages.now);
  if (!error) return null;
  const retry = (
    <Button kind="text" onClick={reload}>
      {t('fleet.retry')}
    </Button>
  );
  if (isOff(error)) {
    return (
      <Alert severity="info" title={t('fleet.offTitle')} action={retry}>
        <p>{t('fleet.offText')}</p>
        <CommandLine command={CONFIG} copyLabel={t('fleet.copyConfig')} />
      </Alert>
    );
  }
  if (errorStatus(error) === 403) {
    return (
      <Alert severity="error" title={t('fleet.forbiddenTitle')} action={retry}>
        {t('fleet.forbiddenText', {
          permission: kubernetesResourcesReadPermission.name,
        })}
      </Alert>
    );
  }
  if (list && receivedAt !== undefined) {
    const at = new Date(receivedAt).toISOString();
    return (
      <Alert
        severity="warning"
        title={t('fleet.staleTitle', { time: moment(at) })}
        action={retry}
      >
        {t('fleet.staleText', {
          ago: props.ages.ago(at),
          message: errorText(error),
        })}
      </Alert>
    );
  }
  return (
    <Alert severity="error" title={t('fleet.failedTitle')} action={retry}>
      {errorText(error)}
    </Alert>
  );
}

/** Whether what is known may still be shown with the error. */
export function hidesList(error: Error | undefined): boolean {
  return error !== undefined && (isOff(error) || errorStatus(error) === 403);
}

/** Whether there is no index, rather than no answer from it. */
export function isOff(error: Error): boolean {
  return error instanceof NotFoundError || errorStatus(error) === 404;
}

function errorStatus(error: Error): number | undefined {
  return error instanceof ResponseError ? error.statusCode : undefined;
}
