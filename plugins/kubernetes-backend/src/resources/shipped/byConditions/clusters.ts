import { PODS, Product } from './product';

/** Clusters, their machines and their tenants. */
export const CLUSTER_PRODUCTS: readonly Product[] = [
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
    group: 'operator.cluster.x-k8s.io',
    docs: 'https://cluster-api-operator.sigs.k8s.io/',
    kinds: {
      AddonProvider: ['addonproviders', PODS],
      BootstrapProvider: ['bootstrapproviders', PODS],
      ControlPlaneProvider: ['controlplaneproviders', PODS],
      CoreProvider: ['coreproviders', PODS],
      InfrastructureProvider: ['infrastructureproviders', PODS],
      IPAMProvider: ['ipamproviders', PODS],
    },
  },
  {
    group: 'karpenter.sh',
    docs: 'https://karpenter.sh/docs/concepts/nodepools/',
    kinds: { NodePool: ['nodepools', 'nodeclaims.karpenter.sh'] },
  },
  {
    group: 'karpenter.k8s.aws',
    docs: 'https://karpenter.sh/docs/concepts/nodeclasses/',
    kinds: { EC2NodeClass: ['ec2nodeclasses'] },
  },
  {
    group: 'karpenter.azure.com',
    docs: 'https://learn.microsoft.com/en-us/azure/aks/node-auto-provisioning-aksnodeclass',
    kinds: { AKSNodeClass: ['aksnodeclasses'] },
  },
  {
    group: 'cluster.open-cluster-management.io',
    docs: 'https://open-cluster-management.io/docs/concepts/cluster-inventory/managedcluster/',
    kinds: { ManagedCluster: ['managedclusters'] },
  },
  {
    group: 'addon.open-cluster-management.io',
    docs: 'https://open-cluster-management.io/docs/concepts/add-on-extensibility/addon/',
    kinds: { ManagedClusterAddOn: ['managedclusteraddons'] },
  },
  {
    group: 'work.open-cluster-management.io',
    docs: 'https://open-cluster-management.io/docs/concepts/work-distribution/manifestwork/',
    kinds: { ManifestWork: ['manifestworks'] },
  },
  {
    group: 'config.openshift.io',
    docs: 'https://docs.redhat.com/en/documentation/openshift_container_platform/latest/html/operators/cluster-operators-ref',
    kinds: {
      ClusterOperator: ['clusteroperators'],
      ClusterVersion: ['clusterversions'],
    },
  },
  {
    group: 'hypershift.openshift.io',
    docs: 'https://hypershift.pages.dev/reference/api/',
    kinds: {
      AzurePrivateLinkService: ['azureprivatelinkservices'],
      GCPPrivateServiceConnect: ['gcpprivateserviceconnects'],
    },
  },
  {
    group: 'operator.tigera.io',
    docs: 'https://docs.tigera.io/calico/latest/reference/installation/api',
    kinds: {
      APIServer: ['apiservers', PODS],
      Installation: ['installations', PODS],
      TigeraStatus: ['tigerastatuses'],
    },
  },
  {
    group: 'nvidia.com',
    docs: 'https://docs.nvidia.com/datacenter/cloud-native/gpu-operator/latest/getting-started.html',
    kinds: {
      ClusterPolicy: ['clusterpolicies', PODS],
      NVIDIADriver: ['nvidiadrivers', PODS],
    },
  },
  {
    group: 'leaderworkerset.x-k8s.io',
    docs: 'https://lws.sigs.k8s.io/docs/concepts/',
    kinds: { LeaderWorkerSet: ['leaderworkersets', PODS] },
  },
  {
    group: 'addons.projectcapsule.dev',
    docs: 'https://github.com/peak-scale/sops-operator',
    kinds: {
      GlobalSopsSecret: ['globalsopssecrets'],
      SopsProvider: ['sopsproviders'],
      SopsSecret: ['sopssecrets'],
    },
  },
];
