import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { ARGO } from './argo';
import { DATA } from './data';
import { DELIVERY } from './delivery';
import { FLUX } from './flux';
import { LEAVES } from './leaves';
import { NETWORK } from './network';
import { POLICY } from './policy';
import { WORKLOADS } from './workloads';

/** Definitions of APIs whose objects are judged; the roles in `manifests` grant these. */
export const JUDGED_DEFINITIONS: readonly ResourceDefinition[] = [
  ...ARGO,
  ...FLUX,
  ...DELIVERY,
  ...NETWORK,
  ...DATA,
  ...WORKLOADS,
  ...POLICY,
];

/** Definitions that need no configuration. */
export const SHIPPED_DEFINITIONS: readonly ResourceDefinition[] = [
  ...JUDGED_DEFINITIONS,
  ...LEAVES,
];
