import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { API_MANAGEMENT } from './apiManagement';
import { APPLICATIONS } from './applications';
import { ARGO } from './argo';
import { BATCH } from './batch';
import { BY_CONDITIONS } from './byConditions';
import { BY_WORD } from './byWord';
import { CLUSTER_LIFE } from './clusterLife';
import { DASHBOARDS } from './dashboards';
import { DATA } from './data';
import { DATABASES } from './databases';
import { DELIVERY } from './delivery';
import { FLUX } from './flux';
import { GATEWAYS } from './gateways';
import { JOBS } from './jobs';
import { KAFKA } from './kafka';
import { LEAVES } from './leaves';
import { MACHINES } from './machines';
import { NETWORK } from './network';
import { OPENSHIFT } from './openshift';
import { OPERATIONS } from './operations';
import { PLATFORM } from './platform';
import { POLICY } from './policy';
import { PROMOTION } from './promotion';
import { RUNS } from './runs';
import { STATEFUL } from './stateful';
import { STORAGE } from './storage';
import { WORKLOADS } from './workloads';

/** Definitions of products that the simulated clusters do not have. */
export const NOT_SIMULATED: readonly ResourceDefinition[] = [
  ...OPENSHIFT,
  ...DATABASES,
  ...STORAGE,
  ...BATCH,
  ...PLATFORM,
  ...APPLICATIONS,
  ...KAFKA,
  ...MACHINES,
  ...GATEWAYS,
  ...OPERATIONS,
  ...API_MANAGEMENT,
  ...CLUSTER_LIFE,
  ...DASHBOARDS,
  ...JOBS,
  ...PROMOTION,
  ...RUNS,
  ...STATEFUL,
  ...BY_WORD,
  ...BY_CONDITIONS,
];

/** Definitions of APIs whose objects are judged; the roles in `manifests` grant these. */
export const JUDGED_DEFINITIONS: readonly ResourceDefinition[] = [
  ...ARGO,
  ...FLUX,
  ...DELIVERY,
  ...NETWORK,
  ...DATA,
  ...WORKLOADS,
  ...POLICY,
  ...NOT_SIMULATED,
];

/** Definitions that need no configuration. */
export const SHIPPED_DEFINITIONS: readonly ResourceDefinition[] = [
  ...JUDGED_DEFINITIONS,
  ...LEAVES,
];
