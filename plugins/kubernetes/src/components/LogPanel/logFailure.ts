import { ResponseError } from '@backstage/errors';

/** Why there is no log to show; keys below `logs`. */
export type LogFailure = 'notThere' | 'forbidden' | 'gone' | 'failed';

/** Sorts an error of the logs route by what it means to a reader. */
export function logFailure(error: Error): LogFailure {
  if (!(error instanceof ResponseError)) return 'failed';
  switch (error.statusCode) {
    case 400:
      return 'notThere';
    case 401:
    case 403:
      return 'forbidden';
    case 404:
    case 410:
      return 'gone';
    default:
      return 'failed';
  }
}

/** The backend's own words, without those of the HTTP client around them. */
export function wordsOf(error: Error): string {
  return error instanceof ResponseError ? error.cause.message : error.message;
}
