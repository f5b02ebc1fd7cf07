import { NotFoundError } from '@backstage/errors';
import { RequestHandler } from 'express';

const TAB =
  'Remove @backstage/plugin-kubernetes from the app and use the tab of @podlight/backstage-plugin-kubernetes; code of your own asks GET /v1/entities/KIND/NAMESPACE/NAME/snapshot';

const PEERS_ROUTES: readonly (readonly [RegExp, string])[] = [
  [/^\/services\/[^/]*\/?$/, TAB],
  [/^\/resources\/(workloads|custom)\/query\/?$/, TAB],
  [
    /^\/clusters\/?$/,
    'Use GET /v1/clusters, which takes the permission to see how the clusters are doing',
  ],
  [
    /^\/proxy(\/|$)/,
    'Podlight has no proxy to API servers; use kubectl, with the commands under Connect in the tab',
  ],
];

/**
 * Says what to use instead of a route that is not there. It comes after all
 * others.
 */
export const sayWhatToUse: RequestHandler = (request, _response, next) => {
  const found = PEERS_ROUTES.find(([path]) => path.test(request.path));
  next(
    new NotFoundError(
      found
        ? `This route is one of @backstage/plugin-kubernetes-backend. ${found[1]}.`
        : 'Podlight has no such route. Its routes are in the OpenAPI document of @podlight/backstage-plugin-kubernetes-backend; frontend and backend have to be of the same or of neighboring versions.',
    ),
  );
};
