import { NotFoundError } from '@backstage/errors';
import { Request, Response } from 'express';
import { z } from 'zod';
import { FleetScope } from '../fleet/access';
import { listFailures, listServices } from '../fleet/answer';
import { RouteContext } from './context';
import { checkedFailures, checkedServices } from './encode';
import { fleetQuerySchema, parseParameters } from './parameters';
import { untilClosed } from './streaming';

const OFF =
  'The fleet index is off. An admin of Backstage can turn it on with kubernetes.fleet in app-config.';

/** The services of the fleet that the caller may see. Asks no cluster. */
export async function serveFleetServices(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { clock } = context;
  const asked = () => {
    const query = parseParameters(fleetQuerySchema, request.query);
    return toScope(query);
  };
  const { grant, scope, view } = await granted(context, request, asked);
  const list = await listServices(
    view,
    grant,
    { showsAllClusters: scope.type === 'all', now: clock.now() },
    untilClosed(response),
  );
  response
    .set('Cache-Control', 'private, no-cache')
    .json(checkedServices(list));
}

/** The failures of the services that the caller may see, ranked. Asks no cluster. */
export async function serveFleetFailures(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { clock, helpTally } = context;
  const { grant, view } = await granted(context, request, () => {
    parseParameters(z.strictObject({}), request.query);
    return { type: 'all' };
  });
  const list = await listFailures(
    view,
    grant,
    {
      now: clock.now(),
      helpOn: failureClass => helpTally.get(failureClass),
    },
    untilClosed(response),
  );
  response
    .set('Cache-Control', 'private, no-cache')
    .json(checkedFailures(list));
}

/** Only those who are signed in learn whether there is an index. */
async function granted(
  { fleet, identify }: RouteContext,
  request: Request,
  ask: () => FleetScope,
) {
  const caller = await identify(request);
  const view = fleet.view();
  if (!view) throw new NotFoundError(OFF);
  const scope = ask();
  const { authorization } = request.headers;
  const grant = await fleet.access.authorize(caller, scope, authorization);
  return { grant, scope, view };
}

function toScope({
  of,
  ref,
  scope = 'all',
}: z.infer<typeof fleetQuerySchema>): FleetScope {
  if (ref) return { type: 'named', entityRefs: ref };
  return of === undefined ? { type: scope } : { type: 'of', entityRef: of };
}
