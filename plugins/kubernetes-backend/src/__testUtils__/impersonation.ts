import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Simulator } from '@internal/cluster-simulator';

export const ALICE = 'user:default/alice';
export const BOB = 'user:default/bob';

/** Every user except Bob is Alice; Bob is in a team. */
const userInfo = createServiceFactory({
  service: coreServices.userInfo,
  deps: {},
  factory: () => ({
    getUserInfo: async credentials => {
      const isBob = JSON.stringify(credentials).includes(BOB);
      return {
        userEntityRef: isBob ? BOB : ALICE,
        ownershipEntityRefs: isBob ? [BOB, 'group:default/team'] : [ALICE],
      };
    },
  }),
});

/** Options of a test backend that asks all clusters as {@link ALICE} or {@link BOB}. */
export function impersonating(simulator: Simulator) {
  return {
    simulator,
    features: [userInfo],
    changeCluster: (cluster: JsonObject): JsonObject => ({
      ...cluster,
      authProvider: 'impersonation',
      serviceAccountToken: simulator.cluster(String(cluster.name)).tokens
        .impersonator,
    }),
  };
}
