import {
  DB,
  AFAR,
  elsewhere,
  FROM_ELSEWHERE,
  gateway,
  grant,
  route,
  TO_DATA,
} from './routeObjects';
import { Breakage } from './types';

/** Besides the Service and its pods. */
export const ROUTE_BREAKAGES: readonly Breakage[] = [
  [
    'a Gateway that does not exist',
    [route({ parentRefs: [{ name: 'pulbic' }] }, {}), gateway()],
    'gateway',
    'gatewayMissing',
  ],
  [
    'a listener by a name that the Gateway does not have',
    [
      route({ parentRefs: [{ name: 'public', sectionName: 'https' }] }),
      gateway(),
    ],
    'gateway',
    'listenerMissing',
  ],
  [
    'a port that no listener has',
    [route({ parentRefs: [{ name: 'public', port: 443 }] }), gateway()],
    'gateway',
    'listenerMissing',
  ],
  [
    'a listener for other kinds of routes',
    [route(), gateway({ allowedRoutes: { kinds: [{ kind: 'GRPCRoute' }] } })],
    'gateway',
    'listenerMissing',
  ],
  [
    'a Gateway in another namespace that allows routes of its own only',
    [route(FROM_ELSEWHERE, AFAR), gateway({}, elsewhere)],
    'gateway',
    'namespaceNotAllowed',
  ],
  [
    'a listener of another host',
    [route(), gateway({ hostname: '*.other.example' })],
    'gateway',
    'hostnameMismatch',
  ],
  [
    "the controller's refusal where our checks find nothing",
    [
      route(
        {},
        {
          parents: [
            {
              parentRef: { name: 'public' },
              conditions: [
                {
                  type: 'Accepted',
                  status: 'False',
                  reason: 'UnsupportedValue',
                  message: 'no',
                },
              ],
            },
          ],
        },
      ),
      gateway(),
    ],
    'gateway',
    'notAccepted',
  ],
  [
    'a Gateway that gets no address',
    [
      route(),
      gateway()
        .withStatus({ addresses: [] })
        .withCondition({ type: 'Programmed', status: 'False' }),
    ],
    'address',
    'gatewayNotReady',
  ],
  [
    'a Service that does not exist, whatever the controller says',
    [
      route({ rules: [{ backendRefs: [{ name: 'wbe', port: 80 }] }] }),
      gateway(),
    ],
    'service',
    'serviceMissing',
  ],
  [
    'a port that the Service does not have',
    [
      route({ rules: [{ backendRefs: [{ name: 'web', port: 81 }] }] }),
      gateway(),
    ],
    'port',
    'portMissing',
  ],
  [
    'a Service in another namespace that grants it to others only',
    [route(TO_DATA), gateway(), grant({ namespace: 'blog' }), DB],
    'service',
    'notGranted',
  ],
  [
    'a grant of another Service',
    [
      route(TO_DATA),
      gateway(),
      grant({ namespace: 'shop' }, { name: 'x' }),
      DB,
    ],
    'service',
    'notGranted',
  ],
];
