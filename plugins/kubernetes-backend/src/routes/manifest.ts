import { Request, Response } from 'express';
import { stringify } from 'yaml';
import { scrubStrings } from '../scrub';
import { auditedPod } from './audit';
import { RouteContext } from './context';
import { manifestQuerySchema, parseParameters } from './parameters';
import { findSelectedPod } from './selectedPod';
import { untilClosed } from './streaming';

/**
 * One pod in this plugin's model, not the full object of the API server: the model has no
 * environment values, managed fields or other tools' annotations, so none of them can leak.
 */
export async function serveManifest(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { format } = parseParameters(manifestQuerySchema, request.query);
  const { pod } = await auditedPod(
    context,
    request,
    { eventId: 'pod-manifest-read' },
    () => findSelectedPod(context, request, untilClosed(response)),
  );
  sendManifest(withoutEmpty({ apiVersion: 'v1', ...pod }), format, response);
}

/** Sends an object of the model, without credentials that can be recognized. */
export function sendManifest(
  object: unknown,
  format: 'json' | 'yaml',
  response: Response,
): void {
  const manifest = scrubStrings(object);
  response.set('Cache-Control', 'private, no-cache');
  if (format === 'json') response.json(manifest);
  else response.type('application/yaml').send(stringify(manifest));
}

/** Removes empty lists and maps, which the model has where an object has nothing. */
export function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, field]) => !isEmpty(field))
      .map(([key, field]) => [key, withoutEmpty(field)]),
  );
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === '') return true;
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).length === 0
  );
}
