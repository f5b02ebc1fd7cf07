import { NotFoundError } from '@backstage/errors';
import { Request, Response } from 'express';
import { z } from 'zod';
import { FleetGrant, FleetScope } from '../fleet/access';
import { listFailures, listServices } from '../fleet/response';
import { FleetReader } from '../fleet/reader';
import { recordOutcome } from './audit';
import { RouteContext } from './context';
import { checkedFailures, checkedServices } from './encode';
import { fleetQuerySchema, parseParameters } from './parameters';
import { sendJson } from './sendJson';
import { untilClosed } from './streaming';

const OFF =
  'The fleet index is off. An admin of Backstage can turn it on with kubernetes.fleet in app-config.';

/** The services of the fleet that the caller may see. Asks no cluster. */
export async function serveFleetServices(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const list = await readAsCaller(context, request, {
    eventId: 'fleet-services-read',
    ask: () => toScope(parseParameters(fleetQuerySchema, request.query)),
    read: (reader, grant, scope) =>
      listServices(
        reader,
        grant,
        { showsAllClusters: scope.type === 'all', now: context.clock.now() },
        untilClosed(response),
      ),
  });
  sendJson(response, checkedServices(list));
}

/** The failures of the services that the caller may see, ranked. Asks no cluster. */
export async function serveFleetFailures(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { clock, helpTally } = context;
  const list = await readAsCaller(context, request, {
    eventId: 'fleet-failures-read',
    ask: () => {
      parseParameters(z.strictObject({}), request.query);
      return { type: 'all' };
    },
    read: async (reader, grant) => {
      const signal = untilClosed(response);
      const help = grant.seesAllClusters
        ? await helpTally.read(signal)
        : undefined;
      return listFailures(
        reader,
        grant,
        {
          now: clock.now(),
          helpOn: failureClass => help?.get(failureClass),
        },
        signal,
      );
    },
  });
  sendJson(response, checkedFailures(list));
}

interface FleetRead<T> {
  /** As in the audit log: `fleet-services-read`, `fleet-failures-read`. */
  readonly eventId: string;
  /** Reads the query. */
  readonly ask: () => FleetScope;
  readonly read: (
    reader: FleetReader,
    grant: FleetGrant,
    scope: FleetScope,
  ) => Promise<T>;
}

/** Only those who are signed in learn whether there is an index. */
async function readAsCaller<T>(
  { auditor, fleet, identify }: RouteContext,
  request: Request,
  { ask, eventId, read }: FleetRead<T>,
): Promise<T> {
  const caller = await identify(request);
  const reader = fleet.reader();
  if (!reader) throw new NotFoundError(OFF);
  const scope = ask();
  const { authorization } = request.headers;
  const event = await auditor.createEvent({
    eventId,
    // A page asks every 15 seconds, and no log, manifest or Secret is in a response.
    severityLevel: 'low',
    request,
    meta: auditedScope(scope),
  });
  return recordOutcome(event, async () => {
    const grant = await fleet.access.authorize(caller, scope, authorization);
    return read(reader, grant, scope);
  });
}

/** What the caller asked for. What the response names depends on the caller's permissions, and is not recorded. */
function auditedScope(scope: FleetScope): Record<string, string | number> {
  switch (scope.type) {
    case 'of':
      return { scope: scope.type, entityRef: scope.entityRef };
    case 'named':
      return { scope: scope.type, services: scope.entityRefs.length };
    default:
      return { scope: scope.type };
  }
}

function toScope({
  of,
  ref,
  scope = 'all',
}: z.infer<typeof fleetQuerySchema>): FleetScope {
  if (ref) return { type: 'named', entityRefs: ref };
  return of === undefined ? { type: scope } : { type: 'of', entityRef: of };
}
