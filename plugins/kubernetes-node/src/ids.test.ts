import {
  kubernetesClustersReadPermission,
  kubernetesPermissions,
  kubernetesResourcesReadPermission,
} from '@podlight/backstage-plugin-kubernetes-common';
import * as extensionPoints from './extensionPoints';

/** Those of `@backstage/plugin-kubernetes-node` 0.4. */
const EXTENSION_POINTS_OF_THE_PEER = [
  'kubernetes.auth-strategy',
  'kubernetes.cluster-supplier',
  'kubernetes.fetcher',
  'kubernetes.objects-provider',
  'kubernetes.router',
  'kubernetes.service-locator',
];

/** Those of `@backstage/plugin-kubernetes-common` 0.9. */
const PERMISSIONS_OF_THE_PEER = [
  'kubernetes.clusters.read',
  'kubernetes.proxy',
  'kubernetes.resources.read',
];

describe('ids of our own', () => {
  it('are those of the extension points, so a module for the peer is never taken for one of ours', () => {
    const ids = Object.values(extensionPoints).map(({ id }) => id);
    expect(ids).toHaveLength(7);
    for (const id of ids) {
      expect(id).toMatch(/^podlight\./);
      expect(EXTENSION_POINTS_OF_THE_PEER).not.toContain(id);
    }
  });

  it('are those of the permissions, but for the one that policies are meant to share', () => {
    expect(
      kubernetesPermissions.filter(({ name }) =>
        PERMISSIONS_OF_THE_PEER.includes(name),
      ),
    ).toEqual([kubernetesResourcesReadPermission]);
    expect(kubernetesClustersReadPermission.name).toBe(
      'podlight.clusters.read',
    );
  });
});
