import { NotFoundError } from '@backstage/errors';
import { WIRE_VERSION } from '@podlight/backstage-plugin-kubernetes-common';
import { RequestHandler } from 'express';
import packageJson from '../../package.json';
import { OtherVersionError, UPGRADE_FOR_THE_TAB } from '../errors';

const VERSION = /^\/v(\d{1,9})\//;

const TAB = `Remove @backstage/plugin-kubernetes from the app and use the tab of @podlight/backstage-plugin-kubernetes; code of your own asks GET /v${WIRE_VERSION}/entities/KIND/NAMESPACE/NAME/snapshot`;

const PEERS_ROUTES: readonly (readonly [RegExp, string])[] = [
  [/^\/services\/[^/]*\/?$/, TAB],
  [/^\/resources\/(workloads|custom)\/query\/?$/, TAB],
  [
    /^\/clusters\/?$/,
    `Use GET /v${WIRE_VERSION}/clusters, which takes the permission to see how the clusters are doing`,
  ],
  [
    /^\/proxy(\/|$)/,
    'Podlight has no proxy to API servers; use kubectl, with the commands under Connect in the tab',
  ],
];

/** Says what to use instead of an unknown route. Registered after all others. */
export const sayWhatToUse: RequestHandler = (request, _response, next) => {
  const asked = Number(VERSION.exec(request.path)?.[1] ?? WIRE_VERSION);
  if (asked !== WIRE_VERSION) {
    next(new OtherVersionError(asked));
    return;
  }
  const found = PEERS_ROUTES.find(([path]) => path.test(request.path));
  next(
    new NotFoundError(
      found
        ? `This route is one of @backstage/plugin-kubernetes-backend. ${found[1]}.`
        : `${packageJson.name} ${packageJson.version} has no such route; its OpenAPI document lists those that it has. ${UPGRADE_FOR_THE_TAB}`,
    ),
  );
};
