import { ResponseError } from '@backstage/errors';
import { OTHER_VERSION_CODE } from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';

/** Why there is no log to show; keys below `logs`. */
export type LogFailureKey =
  | 'notStarted'
  | 'noPrevious'
  | 'notThere'
  | 'forbidden'
  | 'gone'
  | 'busy'
  | 'failed';

/** Codes of the logs route for a pod that is there and a log that is not. */
const FAILURE_OF_CODE: Readonly<Record<string, LogFailureKey>> = {
  'not-started': 'notStarted',
  'not-scheduled': 'notStarted',
  'no-previous-run': 'noPrevious',
  container: 'notThere',
  [OTHER_VERSION_CODE]: 'failed',
};

const FAILURE_OF_STATUS: Readonly<Record<number, LogFailureKey>> = {
  400: 'notThere',
  401: 'forbidden',
  403: 'forbidden',
  404: 'gone',
  410: 'gone',
  429: 'busy',
};

/** Sorts an error of the logs route by what it means to a reader. */
export function logFailure(error: Error): LogFailureKey {
  if (!(error instanceof ResponseError)) return 'failed';
  const code = 'code' in error.cause ? String(error.cause.code) : '';
  return Object.hasOwn(FAILURE_OF_CODE, code)
    ? FAILURE_OF_CODE[code]
    : FAILURE_OF_STATUS[error.statusCode] ?? 'failed';
}

/** The backend's own words, without those of the HTTP client around them. */
export function errorText(error: Error): string {
  return visible(
    error instanceof ResponseError ? error.cause.message : error.message,
  );
}
