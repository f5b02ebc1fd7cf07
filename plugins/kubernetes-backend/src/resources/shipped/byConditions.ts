import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';

/** What the objects of a kind own, by owner references. */
type Kinds = Readonly<
  Record<string, readonly [plural: string, ...owns: readonly string[]]>
>;

interface Product {
  readonly group: string;
  readonly docs: string;
  readonly kinds: Kinds;
}

const PODS = 'workloads';

/** Of these the conditions, or one word of the status, say all; before there are any, it is waited for their controller. */
const PRODUCTS: readonly Product[] = [
  {
    group: 'cluster.x-k8s.io',
    docs: 'https://cluster-api.sigs.k8s.io/user/concepts',
    kinds: {
      Cluster: ['clusters'],
      Machine: ['machines'],
      MachineDeployment: ['machinedeployments', 'machinesets.cluster.x-k8s.io'],
      MachinePool: ['machinepools'],
      MachineSet: ['machinesets', 'machines.cluster.x-k8s.io'],
    },
  },
  {
    group: 'controlplane.cluster.x-k8s.io',
    docs: 'https://cluster-api.sigs.k8s.io/developer/core/controllers/control-plane',
    kinds: {
      AWSManagedControlPlane: ['awsmanagedcontrolplanes'],
      KubeadmControlPlane: [
        'kubeadmcontrolplanes',
        'machines.cluster.x-k8s.io',
      ],
    },
  },
  {
    group: 'k8s.keycloak.org',
    docs: 'https://www.keycloak.org/operator/basic-deployment',
    kinds: {
      Keycloak: ['keycloaks', PODS],
      KeycloakRealmImport: ['keycloakrealmimports', PODS],
    },
  },
  {
    group: 'k8s.mariadb.com',
    docs: 'https://github.com/mariadb-operator/mariadb-operator/blob/main/docs/README.md',
    kinds: {
      Connection: ['connections'],
      Database: ['databases'],
      Grant: ['grants'],
      MariaDB: ['mariadbs', PODS],
      MaxScale: ['maxscales', PODS],
      User: ['users'],
    },
  },
  {
    group: 'psmdb.percona.com',
    docs: 'https://docs.percona.com/percona-operator-for-mongodb/',
    kinds: { PerconaServerMongoDB: ['perconaservermongodbs', PODS] },
  },
  {
    group: 'pxc.percona.com',
    docs: 'https://docs.percona.com/percona-operator-for-mysql/pxc/',
    kinds: { PerconaXtraDBCluster: ['perconaxtradbclusters', PODS] },
  },
  {
    group: 'pgv2.percona.com',
    docs: 'https://docs.percona.com/percona-operator-for-postgresql/',
    kinds: { PerconaPGCluster: ['perconapgclusters', PODS] },
  },
  {
    group: 'ps.percona.com',
    docs: 'https://docs.percona.com/percona-operator-for-mysql/ps/',
    kinds: { PerconaServerMySQL: ['perconaservermysqls', PODS] },
  },
  {
    group: 'couchbase.com',
    docs: 'https://docs.couchbase.com/operator/current/resource/couchbasecluster.html',
    kinds: { CouchbaseCluster: ['couchbaseclusters', PODS] },
  },
  {
    group: 'cassandra.datastax.com',
    docs: 'https://docs.k8ssandra.io/components/cass-operator/',
    kinds: { CassandraDatacenter: ['cassandradatacenters', PODS] },
  },
  {
    group: 'cluster.redpanda.com',
    docs: 'https://docs.redpanda.com/current/reference/k-crd/',
    kinds: {
      Redpanda: ['redpandas', PODS],
      Topic: ['topics'],
      User: ['users'],
    },
  },
  {
    group: 'jetstream.nats.io',
    docs: 'https://github.com/nats-io/nack/blob/main/docs/api.md',
    kinds: { Consumer: ['consumers'], Stream: ['streams'] },
  },
  {
    group: 'projectcontour.io',
    docs: 'https://projectcontour.io/docs/main/config/fundamentals/',
    kinds: { HTTPProxy: ['httpproxies'] },
  },
  {
    group: 'services.cloud.sap.com',
    docs: 'https://github.com/SAP/sap-btp-service-operator/blob/main/README.md',
    kinds: {
      ServiceBinding: ['servicebindings'],
      ServiceInstance: ['serviceinstances'],
    },
  },
  {
    group: 'onepassword.com',
    docs: 'https://developer.1password.com/docs/k8s/operator/',
    kinds: { OnePasswordItem: ['onepassworditems'] },
  },
  {
    group: 'operator.openshift.io',
    docs: 'https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/networking_operators/configuring-ingress',
    kinds: { IngressController: ['ingresscontrollers', PODS] },
  },
  {
    group: 'pulumi.com',
    docs: 'https://www.pulumi.com/docs/iac/using-pulumi/continuous-delivery/pulumi-kubernetes-operator/',
    kinds: { Stack: ['stacks', PODS] },
  },
];

/** Products that say how they are as the conventions of Kubernetes have it. */
export const BY_CONDITIONS: readonly ResourceDefinition[] = PRODUCTS.flatMap(
  ({ group, docs, kinds }) =>
    Object.entries(kinds).map(
      ([kind, [plural, ...owns]]): ResourceDefinition => ({
        group,
        kind,
        plural,
        docs,
        owns,
        health: { otherwise: 'conditions' },
        columns: 'printer',
      }),
    ),
);
