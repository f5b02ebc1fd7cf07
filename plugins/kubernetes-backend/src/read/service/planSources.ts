import {
  ClusterObjects,
  KindProblem,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ServiceTarget } from '../../locate';
import { GatewayTypes } from '../gatewayTypes';
import { ListWatchSpec } from '../informer/ListWatchSpec';
import { TypeLookup } from '../resourceTypes';
import { planCustomWatches } from './custom/planCustomWatches';
import { planDerivedWatches } from './planDerivedWatches';
import { planReachWatches } from './planReachWatches';
import { Source } from './SourceCache';
import { Walk } from './walkOwners';

/** What the objects of a service lead to. */
export interface SourcePlan {
  readonly sources: readonly Source[];
  /** Whole namespaces, only for the case that nothing else shows what is owned. */
  readonly ownable: readonly Source[];
  /** What is not read beyond limits. */
  readonly problems: readonly KindProblem[];
}

/** Plans what to read beyond the objects that have the label. */
export function planSources(
  objects: ClusterObjects['objects'],
  walk: Walk,
  service: ServiceTarget,
  types: TypeLookup,
  gatewayTypes: GatewayTypes,
): SourcePlan {
  const derived = planDerivedWatches(
    objects,
    service,
    types,
    walk.namedChildren,
  );
  const custom = planCustomWatches(walk, service, types, objects.Ingress);
  return {
    sources: [
      ...inRole('owned', derived.owned),
      ...inRole('owned', derived.revisions),
      ...inRole('namespaced', derived.namespaced),
      ...inRole('owned', custom.owned),
      ...inRole('named', custom.named),
      ...inRole('reach', planReachWatches(objects, types, gatewayTypes)),
    ],
    ownable: inRole('ownable', custom.ownable),
    problems: [...derived.problems, ...custom.problems],
  };
}

function inRole(
  role: Source['role'],
  specs: readonly ListWatchSpec[],
): readonly Source[] {
  return specs.map(spec => ({ role, spec }));
}
