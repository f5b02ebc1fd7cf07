import { Response } from 'express';

/** Sends what only this caller may see, so that no shared cache keeps it, and a browser asks again. */
export function sendJson(response: Response, body: unknown): void {
  response.set('Cache-Control', 'private, no-cache').json(body);
}
