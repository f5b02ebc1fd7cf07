import { HEALTHY } from './healthy';
import { HEALTHY_ROUTES } from './healthyRoutes';
import { INGRESS_BREAKAGES } from './ingressBreakages';
import { ROUTE_BREAKAGES } from './routeBreakages';
import { behind } from './routeObjects';
import { SERVICE_BREAKAGES } from './serviceBreakages';
import { Breakage, Healthy } from './types';

export type { Breakage, Healthy } from './types';
export type { Buildable } from './objects';

/**
 * Ways of requests that are broken in one place.
 *
 * @public
 */
export const REACH_BREAKAGES: readonly Breakage[] = [
  ...INGRESS_BREAKAGES,
  ...SERVICE_BREAKAGES,
  ...ROUTE_BREAKAGES.map(
    ([what, objects, step, reason]): Breakage => [
      what,
      [...behind(), ...objects],
      step,
      reason,
    ],
  ),
];

/**
 * Ways of requests on which nothing is known to be wrong.
 *
 * @public
 */
export const HEALTHY_CHAINS: readonly Healthy[] = [
  ...HEALTHY,
  ...HEALTHY_ROUTES.map(
    ([what, objects]): Healthy => [what, [...behind(), ...objects]],
  ),
];
