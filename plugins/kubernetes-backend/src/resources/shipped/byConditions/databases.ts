import { PODS, Product } from './product';

/** Databases and messaging. */
export const DATABASE_PRODUCTS: readonly Product[] = [
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
    kinds: {
      Consumer: ['consumers'],
      KeyValue: ['keyvalues'],
      ObjectStore: ['objectstores'],
      Stream: ['streams'],
    },
  },
  {
    group: 'rabbitmq.com',
    docs: 'https://www.rabbitmq.com/kubernetes/operator/using-topology-operator',
    kinds: {
      Binding: ['bindings'],
      Exchange: ['exchanges'],
      Federation: ['federations'],
      OperatorPolicy: ['operatorpolicies'],
      Permission: ['permissions'],
      Policy: ['policies'],
      Queue: ['queues'],
      SchemaReplication: ['schemareplications'],
      Shovel: ['shovels'],
      SuperStream: ['superstreams'],
      TopicPermission: ['topicpermissions'],
      User: ['users'],
      Vhost: ['vhosts'],
    },
  },
  {
    group: 'scylla.scylladb.com',
    docs: 'https://operator.docs.scylladb.com/stable/resources/scyllaclusters/basics.html',
    kinds: { ScyllaCluster: ['scyllaclusters', PODS] },
  },
  {
    group: 'pingcap.com',
    docs: 'https://docs.pingcap.com/tidb-in-kubernetes/stable/',
    kinds: { TidbCluster: ['tidbclusters', PODS] },
  },
  {
    group: 'milvus.io',
    docs: 'https://milvus.io/docs/install_cluster-milvusoperator.md',
    kinds: { Milvus: ['milvuses', PODS] },
  },
  {
    group: 'db.atlasgo.io',
    docs: 'https://atlasgo.io/integrations/kubernetes/operator',
    kinds: {
      AtlasMigration: ['atlasmigrations'],
      AtlasSchema: ['atlasschemas'],
    },
  },
];
