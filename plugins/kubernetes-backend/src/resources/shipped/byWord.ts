import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { any, BROKEN, firstText, WHY_BROKEN, word } from './cel';
import { text } from './columns';

/** A product whose objects say in one word how they are; every other word is work in progress. */
interface Product {
  readonly group: string;
  readonly docs: string;
  readonly field: string;
  readonly current: readonly string[];
  readonly failed: readonly string[];
  /** Plurals by kind. */
  readonly kinds: Readonly<Record<string, string>>;
}

const PRODUCTS: readonly Product[] = [
  {
    group: 'apigee.cloud.google.com',
    docs: 'https://cloud.google.com/apigee/docs/hybrid/latest/what-is-hybrid',
    field: 'state',
    current: ['running'],
    failed: ['error', 'failed'],
    kinds: {
      ApigeeDatastore: 'apigeedatastores',
      ApigeeDeployment: 'apigeedeployments',
      ApigeeEnvironment: 'apigeeenvironments',
      ApigeeOrganization: 'apigeeorganizations',
      ApigeeRedis: 'apigeeredis',
      ApigeeTelemetry: 'apigeetelemetries',
    },
  },
  {
    group: 'clickhouse.altinity.com',
    docs: 'https://github.com/Altinity/clickhouse-operator/blob/master/docs/README.md',
    field: 'status',
    current: ['Completed'],
    failed: ['Aborted', 'Failed'],
    kinds: { ClickHouseInstallation: 'clickhouseinstallations' },
  },
  {
    group: 'clickhouse-keeper.altinity.com',
    docs: 'https://github.com/Altinity/clickhouse-operator/blob/master/docs/README.md',
    field: 'status',
    current: ['Completed'],
    failed: ['Aborted', 'Failed'],
    kinds: { ClickHouseKeeperInstallation: 'clickhousekeeperinstallations' },
  },
  {
    group: 'ceph.rook.io',
    docs: 'https://rook.io/docs/rook/latest/CRDs/',
    field: 'phase',
    current: ['Ready', 'Connected'],
    failed: ['Failure', 'Error', 'ReconcileFailed'],
    kinds: {
      CephBlockPool: 'cephblockpools',
      CephClient: 'cephclients',
      CephFilesystem: 'cephfilesystems',
      CephNFS: 'cephnfses',
      CephObjectStore: 'cephobjectstores',
      CephObjectStoreUser: 'cephobjectstoreusers',
      CephRBDMirror: 'cephrbdmirrors',
    },
  },
  {
    group: 'databases.spotahome.com',
    docs: 'https://github.com/spotahome/redis-operator/blob/master/README.md',
    field: 'state',
    current: ['Healthy'],
    failed: ['NotHealthy'],
    kinds: { RedisFailover: 'redisfailovers' },
  },
  {
    group: 'kubernetes.dask.org',
    docs: 'https://kubernetes.dask.org/en/latest/operator_resources.html',
    field: 'phase',
    current: ['Running'],
    failed: ['Error'],
    kinds: { DaskCluster: 'daskclusters' },
  },
  {
    group: 'dragonflydb.io',
    docs: 'https://www.dragonflydb.io/docs/managing-dragonfly/operator/dragonfly-configuration',
    field: 'phase',
    current: ['Ready', 'ready'],
    failed: ['Failed', 'failed'],
    kinds: { Dragonfly: 'dragonflies' },
  },
  {
    group: 'starrocks.com',
    docs: 'https://docs.starrocks.io/docs/deployment/sr_operator/',
    field: 'phase',
    current: ['running'],
    failed: ['failed'],
    kinds: { StarRocksCluster: 'starrocksclusters' },
  },
  {
    group: 'hazelcast.com',
    docs: 'https://docs.hazelcast.com/operator/latest/',
    field: 'phase',
    current: ['Running'],
    failed: ['Failed'],
    kinds: {
      Hazelcast: 'hazelcasts',
      ManagementCenter: 'managementcenters',
    },
  },
  {
    group: 'trident.netapp.io',
    docs: 'https://docs.netapp.com/us-en/trident/trident-get-started/kubernetes-deploy-operator.html',
    field: 'status',
    current: ['Installed'],
    failed: ['Failed', 'Error'],
    kinds: { TridentOrchestrator: 'tridentorchestrators' },
  },
];

/** What says all in one word of its status. */
export const BY_WORD: readonly ResourceDefinition[] = PRODUCTS.flatMap(
  ({ group, docs, field, current, failed, kinds }) =>
    Object.entries(kinds).map(
      ([kind, plural]): ResourceDefinition => ({
        group,
        kind,
        plural,
        docs,
        owns: ['workloads'],
        health: {
          failed: any(word(field, ...failed), BROKEN),
          current: word(field, ...current),
          message: firstText(
            "status.?message.orValue('')",
            "status.?error.orValue('')",
            WHY_BROKEN,
          ),
        },
        fields: [`status.${field}`],
        columns: [text('State', `status.${field}`)],
      }),
    ),
);
