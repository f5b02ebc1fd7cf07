import { conditions, Example } from './conditions';

/** Of clusters, their nodes and tenants, as their controllers write them. */
export const CLUSTER_EXAMPLES: readonly Example[] = [
  ['healthy', 'longhorn.io Node', conditions('Ready=True')],
  [
    'failing',
    'longhorn.io Node',
    conditions('Ready=True', 'MountPropagation=False'),
  ],
  ['healthy', 'karpenter.sh NodePool', conditions('Ready=True')],
  ['failing', 'karpenter.sh NodePool', conditions('Ready=False NoClass')],
  ['progressing', 'karpenter.sh NodePool', conditions('Ready=Unknown')],
  [
    'healthy',
    'karpenter.sh NodeClaim',
    conditions('Launched=True', 'Ready=True', 'Drifted=True'),
  ],
  [
    'progressing',
    'karpenter.sh NodeClaim',
    conditions('Launched=True', 'Registered=Unknown', 'Ready=Unknown'),
  ],
  [
    'failing',
    'karpenter.sh NodeClaim',
    conditions('Launched=False LaunchFailed', 'Ready=Unknown'),
  ],
  [
    'progressing',
    'karpenter.sh NodeClaim',
    conditions('Launched=True', 'Registered=False NodeNotFound', 'Ready=False'),
  ],
  [
    'failing',
    'karpenter.sh NodeClaim',
    conditions('Launched=True', 'Initialized=True', 'Ready=False'),
  ],
  [
    'suspended',
    'karpenter.sh NodeClaim',
    conditions('Ready=True', 'DisruptionReason=True Underutilized'),
  ],
  [
    'healthy',
    'addons.cluster.x-k8s.io ClusterResourceSet',
    conditions('ResourcesApplied=True'),
  ],
  [
    'failing',
    'addons.cluster.x-k8s.io ClusterResourceSet',
    conditions('ResourcesApplied=False RemoteClusterClientFailed'),
  ],
  [
    'healthy',
    'hypershift.openshift.io HostedCluster',
    conditions('Available=True', 'Degraded=False', 'Progressing=False'),
  ],
  [
    'progressing',
    'hypershift.openshift.io HostedCluster',
    conditions('Available=True', 'Degraded=False', 'Progressing=True'),
  ],
  [
    'failing',
    'hypershift.openshift.io HostedCluster',
    conditions('Available=True', 'Degraded=True UnavailableReplicas'),
  ],
  [
    'suspended',
    'hypershift.openshift.io HostedCluster',
    conditions('Available=True', 'ReconciliationActive=False'),
  ],
  ['healthy', 'hypershift.openshift.io NodePool', conditions('Ready=True')],
  [
    'progressing',
    'hypershift.openshift.io NodePool',
    conditions('Ready=False Rolling', 'UpdatingVersion=True'),
  ],
  [
    'failing',
    'hypershift.openshift.io NodePool',
    conditions('Ready=True', 'UpdatingConfig=True', 'ValidMachineConfig=False'),
  ],
  [
    'healthy',
    'hypershift.openshift.io ControlPlaneComponent',
    conditions('Available=True', 'RolloutComplete=True'),
  ],
  [
    'progressing',
    'hypershift.openshift.io ControlPlaneComponent',
    conditions('Available=True', 'RolloutComplete=False WaitingForRollout'),
  ],
  [
    'failing',
    'hypershift.openshift.io ControlPlaneComponent',
    conditions('Available=False NoImage', 'RolloutComplete=False'),
  ],
  [
    'healthy',
    'hypershift.openshift.io AWSEndpointService',
    conditions('AWSEndpointServiceAvailable=True', 'AWSEndpointAvailable=True'),
  ],
  [
    'progressing',
    'hypershift.openshift.io AWSEndpointService',
    conditions('AWSEndpointServiceAvailable=True'),
  ],
  [
    'failing',
    'hypershift.openshift.io AWSEndpointService',
    conditions(
      'AWSEndpointServiceAvailable=True',
      'AWSEndpointAvailable=False',
    ),
  ],
  [
    'healthy',
    'hypershift.openshift.io HCPEtcdBackup',
    conditions('BackupCompleted=True BackupSucceeded'),
  ],
  [
    'progressing',
    'hypershift.openshift.io HCPEtcdBackup',
    conditions('BackupCompleted=False BackupInProgress'),
  ],
  [
    'failing',
    'hypershift.openshift.io HCPEtcdBackup',
    conditions('BackupCompleted=False EtcdUnhealthy'),
  ],
  [
    'healthy',
    'autoscaling.k8s.io VerticalPodAutoscaler',
    conditions('RecommendationProvided=True', 'LowConfidence=True'),
  ],
  [
    'progressing',
    'autoscaling.k8s.io VerticalPodAutoscaler',
    conditions('RecommendationProvided=False'),
  ],
  [
    'failing',
    'autoscaling.k8s.io VerticalPodAutoscaler',
    conditions('RecommendationProvided=False', 'NoPodsMatched=True'),
  ],
  ['healthy', 'capsule.clastix.io Tenant', { state: 'Active', size: 2 }],
  ['suspended', 'capsule.clastix.io Tenant', { state: 'Cordoned' }],
  [
    'failing',
    'capsule.clastix.io Tenant',
    { state: 'Active', ...conditions('Ready=False Failed') },
  ],
  ['healthy', 'capsule.clastix.io TenantResource', conditions('Ready=True')],
  [
    'suspended',
    'capsule.clastix.io TenantResource',
    conditions('Ready=True', 'Cordoned=True'),
  ],
  ['healthy', 'capsule.clastix.io ResourcePool', conditions('Ready=True')],
  [
    'healthy',
    'operator.tigera.io TigeraStatus',
    conditions('Available=True', 'Degraded=False', 'Progressing=False'),
  ],
  [
    'failing',
    'operator.tigera.io Installation',
    conditions('Ready=False ResourceCreateError', 'Degraded=True'),
  ],
  [
    'healthy',
    'nmstate.io NodeNetworkConfigurationEnactment',
    conditions('Available=True', 'Failing=False', 'Progressing=False'),
  ],
  [
    'failing',
    'nmstate.io NodeNetworkConfigurationEnactment',
    conditions('Available=False', 'Failing=True FailedToConfigure'),
  ],
  [
    'suspended',
    'nmstate.io NodeNetworkConfigurationEnactment',
    conditions('Available=False', 'Aborted=True'),
  ],
  [
    'progressing',
    'nmstate.io NodeNetworkConfigurationEnactment',
    conditions('Pending=True MaxUnavailableLimitReached'),
  ],
  [
    'failing',
    'cluster.open-cluster-management.io ManagedCluster',
    conditions(
      'HubAcceptedManagedCluster=True',
      'ManagedClusterConditionAvailable=Unknown ManagedClusterLeaseUpdateStopped',
    ),
  ],
  [
    'healthy',
    'config.openshift.io ClusterOperator',
    conditions(
      'Available=True',
      'Degraded=False',
      'Progressing=False',
      'Upgradeable=False',
    ),
  ],
  ['healthy', 'nvidia.com ClusterPolicy', { state: 'ready' }],
  ['progressing', 'nvidia.com ClusterPolicy', { state: 'notReady' }],
];
