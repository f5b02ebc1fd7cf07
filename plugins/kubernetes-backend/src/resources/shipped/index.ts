import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { ARGO } from './argo';
import { DATA } from './data';
import { DELIVERY } from './delivery';
import { FLUX } from './flux';
import { LEAVES } from './leaves';
import { NETWORK } from './network';
import { POLICY } from './policy';
import { WORKLOADS } from './workloads';

/** Definitions that need no configuration. */
export const SHIPPED_DEFINITIONS: readonly ResourceDefinition[] = [
  ...ARGO,
  ...FLUX,
  ...DELIVERY,
  ...NETWORK,
  ...DATA,
  ...WORKLOADS,
  ...POLICY,
  ...LEAVES,
];
