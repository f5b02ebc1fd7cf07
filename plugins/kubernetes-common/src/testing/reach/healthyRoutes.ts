import {
  AFAR,
  DB,
  elsewhere,
  FROM_ELSEWHERE,
  gateway,
  grant,
  route,
  TO_DATA,
} from './routeObjects';
import { Healthy } from './types';

/** Besides the Service and its pods. */
export const HEALTHY_ROUTES: readonly Healthy[] = [
  ['a route that is accepted', [route(), gateway()]],
  [
    'a Gateway in another namespace that allows all',
    [
      route(FROM_ELSEWHERE, AFAR),
      gateway({ allowedRoutes: { namespaces: { from: 'All' } } }, elsewhere),
    ],
  ],
  [
    'a Gateway that allows namespaces by labels, which are not read',
    [
      route(FROM_ELSEWHERE, AFAR),
      gateway(
        { allowedRoutes: { namespaces: { from: 'Selector' } } },
        elsewhere,
      ),
    ],
  ],
  ['a listener of a wildcard', [route(), gateway({ hostname: '*.example' })]],
  [
    'a route of a wildcard',
    [route({ hostnames: ['*.example'] }), gateway({ hostname: 'a.example' })],
  ],
  [
    'one of two Gateways that accepts it',
    [
      route({
        parentRefs: [
          { name: 'public', sectionName: 'old' },
          { name: 'public' },
        ],
      }),
      gateway(),
    ],
  ],
  [
    'a Service of a mesh as its parent',
    [route({ parentRefs: [{ group: '', kind: 'Service', name: 'web' }] }, {})],
  ],
  [
    'a backend that is no Service',
    [
      route({
        rules: [
          { backendRefs: [{ group: 'x.io', kind: 'Bucket', name: 'b' }] },
        ],
      }),
      gateway(),
    ],
  ],
  ['a route that only redirects', [route({ rules: [{}] }), gateway()]],
  [
    'a Service in another namespace that grants it',
    [route(TO_DATA), gateway(), grant({ namespace: 'shop' }), DB],
  ],
];
