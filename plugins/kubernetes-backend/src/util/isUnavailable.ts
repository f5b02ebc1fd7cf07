import { isError } from '@backstage/errors';

/** Of the clients of Backstage without a connection, or when it ends within an answer; `fetch` has a `TypeError`. */
const UNREACHED = new Set([
  'FetchError',
  'TypeError: fetch failed',
  'TypeError: terminated',
]);

/** Whether a backend of Backstage failed to answer, as while its database is away. */
export function isUnavailable(error: unknown): boolean {
  if (!isError(error)) return false;
  const { message, name, statusCode } = error;
  if (name === 'ResponseError') return Number(statusCode) >= 500;
  return UNREACHED.has(name) || UNREACHED.has(`${name}: ${message}`);
}
