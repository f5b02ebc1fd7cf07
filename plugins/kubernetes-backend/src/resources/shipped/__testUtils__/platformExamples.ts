import { conditions, Example } from './conditions';

/** Of messaging, machines, gateways and operations, as their controllers write them. */
export const PLATFORM_EXAMPLES: readonly Example[] = [
  [
    'healthy',
    'platform.confluent.io Kafka',
    { phase: 'RUNNING', replicas: 3, readyReplicas: 3 },
  ],
  [
    'progressing',
    'platform.confluent.io Kafka',
    { phase: 'RUNNING', replicas: 3, readyReplicas: 2 },
  ],
  ['progressing', 'platform.confluent.io Connect', { phase: 'PROVISIONING' }],
  ['failing', 'platform.confluent.io Kafka', { phase: 'ERROR' }],
  ['healthy', 'platform.confluent.io KafkaTopic', { state: 'CREATED' }],
  ['failing', 'platform.confluent.io KafkaTopic', { state: 'ERROR' }],
  [
    'healthy',
    'platform.confluent.io Connector',
    { state: 'CREATED', connectorState: 'RUNNING', failedTasksCount: 0 },
  ],
  [
    'failing',
    'platform.confluent.io Connector',
    { state: 'CREATED', connectorState: 'RUNNING', failedTasksCount: 1 },
  ],
  [
    'progressing',
    'platform.confluent.io Connector',
    { state: 'CREATED', connectorState: 'UNASSIGNED' },
  ],
  [
    'suspended',
    'platform.confluent.io Connector',
    { state: 'CREATED', connectorState: 'PAUSED' },
  ],
  [
    'progressing',
    'kafka.strimzi.io KafkaRebalance',
    conditions('PendingProposal=True'),
  ],
  [
    'suspended',
    'kafka.strimzi.io KafkaRebalance',
    conditions('ProposalReady=True'),
  ],
  [
    'progressing',
    'kafka.strimzi.io KafkaRebalance',
    conditions('Rebalancing=True'),
  ],
  ['healthy', 'kafka.strimzi.io KafkaRebalance', conditions('Ready=True')],
  ['failing', 'kafka.strimzi.io KafkaRebalance', conditions('NotReady=True')],
  [
    'healthy',
    'kubevirt.io VirtualMachineInstance',
    {
      phase: 'Running',
      ...conditions(
        'Ready=True',
        'LiveMigratable=False DisksNotLiveMigratable',
      ),
    },
  ],
  [
    'progressing',
    'kubevirt.io VirtualMachineInstance',
    { phase: 'Scheduling', ...conditions('Ready=False GuestNotRunning') },
  ],
  [
    'suspended',
    'kubevirt.io VirtualMachineInstance',
    { phase: 'Running', ...conditions('Ready=True', 'Paused=True') },
  ],
  ['failing', 'kubevirt.io VirtualMachineInstance', { phase: 'Failed' }],
  [
    'healthy',
    'cluster.x-k8s.io MachineHealthCheck',
    { currentHealthy: 3, expectedMachines: 3 },
  ],
  [
    'failing',
    'cluster.x-k8s.io MachineHealthCheck',
    { currentHealthy: 2, expectedMachines: 3 },
  ],
  [
    'failing',
    'cluster.x-k8s.io MachineHealthCheck',
    {
      currentHealthy: 3,
      expectedMachines: 3,
      ...conditions('RemediationAllowed=False TooManyUnhealthy'),
    },
  ],
  ['progressing', 'cluster.x-k8s.io MachineHealthCheck', {}],
  ['healthy', 'machine.openshift.io Machine', { phase: 'Running' }],
  ['progressing', 'machine.openshift.io Machine', { phase: 'Provisioned' }],
  [
    'failing',
    'machine.openshift.io Machine',
    { phase: 'Failed', errorMessage: 'no quota' },
  ],
  [
    'healthy',
    'machineconfiguration.openshift.io MachineConfigPool',
    conditions('Updated=True', 'Updating=False', 'Degraded=False'),
  ],
  [
    'progressing',
    'machineconfiguration.openshift.io MachineConfigPool',
    conditions('Updated=False', 'Updating=True', 'Degraded=False'),
  ],
  [
    'suspended',
    'machineconfiguration.openshift.io MachineConfigPool',
    conditions('Updated=False', 'Updating=False'),
    { paused: true },
  ],
  [
    'failing',
    'machineconfiguration.openshift.io MachineConfigPool',
    conditions('Updated=False', 'Updating=True', 'Degraded=True'),
  ],
  [
    'healthy',
    'nmstate.io NodeNetworkConfigurationPolicy',
    conditions('Available=True', 'Degraded=False', 'Progressing=False'),
  ],
  [
    'suspended',
    'nmstate.io NodeNetworkConfigurationPolicy',
    conditions('Available=False NoMatchingNode', 'Ignored=True'),
  ],
  [
    'progressing',
    'nmstate.io NodeNetworkConfigurationPolicy',
    conditions('Available=Unknown', 'Progressing=True'),
  ],
  [
    'failing',
    'nmstate.io NodeNetworkConfigurationPolicy',
    conditions('Available=False', 'Degraded=True FailedToConfigure'),
  ],
  [
    'healthy',
    'sriovnetwork.openshift.io SriovNetworkNodeState',
    { syncStatus: 'Succeeded' },
  ],
  [
    'progressing',
    'sriovnetwork.openshift.io SriovNetworkNodeState',
    { syncStatus: 'InProgress' },
  ],
  [
    'failing',
    'sriovnetwork.openshift.io SriovNetworkNodeState',
    { syncStatus: 'Failed' },
  ],
  [
    'healthy',
    'metal3.io BareMetalHost',
    { operationalStatus: 'OK', provisioning: { state: 'provisioned' } },
  ],
  [
    'progressing',
    'metal3.io BareMetalHost',
    { operationalStatus: 'OK', provisioning: { state: 'inspecting' } },
  ],
  [
    'suspended',
    'metal3.io BareMetalHost',
    { operationalStatus: 'detached', provisioning: { state: 'provisioned' } },
  ],
  [
    'failing',
    'metal3.io BareMetalHost',
    { operationalStatus: 'error', provisioning: { state: 'provisioned' } },
  ],
  [
    'healthy',
    'gateway.envoyproxy.io SecurityPolicy',
    { ancestors: [conditions('Accepted=True Accepted')] },
  ],
  [
    'failing',
    'gateway.envoyproxy.io SecurityPolicy',
    { ancestors: [conditions('Accepted=False TargetNotFound')] },
  ],
  [
    'healthy',
    'kuadrant.io AuthPolicy',
    conditions('Accepted=True', 'Enforced=True'),
  ],
  [
    'suspended',
    'kuadrant.io AuthPolicy',
    conditions('Accepted=True', 'Enforced=False Overridden'),
  ],
  [
    'failing',
    'kuadrant.io AuthPolicy',
    conditions('Accepted=True', 'Enforced=False Unknown'),
  ],
  ['healthy', 'fleet.cattle.io GitRepo', conditions('Ready=True')],
  [
    'progressing',
    'fleet.cattle.io Bundle',
    conditions('Ready=False Error: NotReady(1) [Cluster local]'),
  ],
  [
    'failing',
    'fleet.cattle.io Bundle',
    conditions('Ready=False Error: ErrApplied(1) [Cluster local: no chart]'),
  ],
  [
    'failing',
    'fleet.cattle.io GitRepo',
    conditions('Ready=True', 'Stalled=True'),
  ],
  [
    'suspended',
    'fleet.cattle.io GitRepo',
    conditions('Ready=True'),
    { paused: true },
  ],
  [
    'healthy',
    'infra.contrib.fluxcd.io Terraform',
    conditions('Plan=True', 'Apply=True', 'Ready=True'),
  ],
  [
    'suspended',
    'infra.contrib.fluxcd.io Terraform',
    conditions('Plan=True', 'Ready=Unknown TerraformPlannedWithChanges'),
  ],
  [
    'failing',
    'infra.contrib.fluxcd.io Terraform',
    conditions('Ready=False TFExecApplyFailed'),
  ],
  [
    'healthy',
    'serving.kserve.io InferenceService',
    {
      modelStatus: { transitionStatus: 'UpToDate' },
      ...conditions('PredictorReady=True', 'Ready=True'),
    },
  ],
  [
    'failing',
    'serving.kserve.io InferenceService',
    {
      modelStatus: { transitionStatus: 'BlockedByFailedLoad' },
      ...conditions('PredictorReady=True', 'Ready=True'),
    },
  ],
  [
    'progressing',
    'serving.kserve.io InferenceService',
    {
      modelStatus: { transitionStatus: 'InProgress' },
      ...conditions('PredictorReady=True', 'Ready=True'),
    },
  ],
  [
    'suspended',
    'serving.kserve.io InferenceService',
    conditions('Stopped=True', 'Ready=False Stopped'),
  ],
  ['healthy', 'k6.io TestRun', { stage: 'finished' }],
  ['progressing', 'k6.io TestRun', { stage: 'started' }],
  ['failing', 'k6.io TestRun', { stage: 'error' }],
  ['healthy', 'dynatrace.com DynaKube', { phase: 'Running' }],
  ['progressing', 'dynatrace.com DynaKube', { phase: 'Deploying' }],
  ['failing', 'dynatrace.com DynaKube', { phase: 'Error' }],
  ['progressing', 'k8s.keycloak.org Keycloak', {}],
  ['healthy', 'k8s.keycloak.org Keycloak', conditions('Ready=True')],
  [
    'failing',
    'k8s.keycloak.org Keycloak',
    conditions('Ready=False', 'HasErrors=True'),
  ],
  [
    'progressing',
    'projectcontour.io HTTPProxy',
    { currentStatus: 'NotReconciled' },
  ],
  ['healthy', 'projectcontour.io HTTPProxy', { currentStatus: 'valid' }],
  ['failing', 'projectcontour.io HTTPProxy', { currentStatus: 'orphaned' }],
  ['healthy', 'psmdb.percona.com PerconaServerMongoDB', { state: 'ready' }],
  ['suspended', 'psmdb.percona.com PerconaServerMongoDB', { state: 'paused' }],
  [
    'progressing',
    'cluster.x-k8s.io MachineDeployment',
    { phase: 'ScalingUp', replicas: 3, readyReplicas: 2 },
  ],
  ['healthy', 'postgresql.cnpg.io Database', { applied: true }],
  ['progressing', 'postgresql.cnpg.io Database', {}],
  [
    'failing',
    'postgresql.cnpg.io Database',
    { applied: false, message: 'permission denied' },
  ],
  [
    'healthy',
    'druid.apache.org Druid',
    { druidNodeStatus: { druidNodeConditionType: 'DruidClusterReady' } },
  ],
  [
    'progressing',
    'druid.apache.org Druid',
    { druidNodeStatus: { druidNodeConditionType: 'DruidNodeRollingUpdate' } },
  ],
  [
    'failing',
    'druid.apache.org Druid',
    { druidNodeStatus: { druidNodeConditionType: 'DruidNodeErrorState' } },
  ],
  [
    'healthy',
    'ray.io RayService',
    { serviceStatus: 'Running', ...conditions('Ready=True') },
  ],
  [
    'failing',
    'ray.io RayService',
    {
      serviceStatus: 'Running',
      activeServiceStatus: {
        applicationStatuses: { shop: { status: 'UNHEALTHY' } },
      },
      ...conditions('Ready=True'),
    },
  ],
  [
    'progressing',
    'ray.io RayService',
    { serviceStatus: 'WaitForServeDeploymentReady' },
  ],
  ['failing', 'ray.io RayService', { serviceStatus: 'FailedServeDeploy' }],
  ['healthy', 'core.humio.com HumioCluster', { state: 'Running' }],
  ['healthy', 'core.humio.com HumioParser', { state: 'Exists' }],
  ['progressing', 'core.humio.com HumioCluster', { state: 'Upgrading' }],
  ['failing', 'core.humio.com HumioCluster', { state: 'ConfigError' }],
  [
    'failing',
    'rabbitmq.com RabbitmqCluster',
    conditions(
      'AllReplicasReady=Unknown MissingStatefulSet',
      'ReconcileSuccess=True',
    ),
  ],
  [
    'progressing',
    'rabbitmq.com RabbitmqCluster',
    conditions('AllReplicasReady=Unknown Initialising'),
  ],
];
