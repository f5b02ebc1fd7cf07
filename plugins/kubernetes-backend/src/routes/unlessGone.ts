import { Response } from 'express';
import { ABANDONED } from '../util/timing';

/** Swallows the error of a route whose client has disconnected, which is no failure. Rethrows all others. */
export function unlessGone(
  response: Pick<Response, 'closed'>,
): (error: unknown) => void {
  return error => {
    if (error !== ABANDONED || !response.closed) throw error;
  };
}
