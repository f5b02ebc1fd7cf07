import { Response } from 'express';
import { ABANDONED } from '../util/timing';

/**
 * Takes what a route throws because its client has left: nobody is there to be
 * told, and it is no failure for the log. Throws everything else on.
 */
export function unlessGone(
  response: Pick<Response, 'closed'>,
): (error: unknown) => void {
  return error => {
    if (error !== ABANDONED || !response.closed) throw error;
  };
}
