import { conditions, Example } from './conditions';

/** Of backups, jobs and gateways, as their controllers write them. */
export const RUN_EXAMPLES: readonly Example[] = [
  [
    'healthy',
    'k8s.mariadb.com Backup',
    conditions('Complete=True JobComplete'),
  ],
  [
    'healthy',
    'k8s.mariadb.com Backup',
    conditions('Complete=False CronJobScheduled: Scheduled'),
  ],
  [
    'failing',
    'k8s.mariadb.com Backup',
    conditions('Complete=False CronJobScheduled: Failed'),
  ],
  [
    'progressing',
    'k8s.mariadb.com PhysicalBackup',
    conditions('Complete=False SnapshotInProgress'),
  ],
  [
    'failing',
    'tower.ansible.com AnsibleJob',
    { ansibleJobResult: { failed: true, status: 'running' } },
  ],
  [
    'progressing',
    'k8s.mariadb.com SqlJob',
    conditions('Complete=False JobRunning'),
  ],
  [
    'failing',
    'k8s.mariadb.com Restore',
    conditions('Complete=False JobFailed'),
  ],
  [
    'suspended',
    'k8s.mariadb.com Backup',
    conditions('Complete=False JobSuspended'),
  ],
  ['healthy', 'protect.trident.netapp.io Backup', { state: 'Completed' }],
  ['progressing', 'astra.netapp.io ResourceBackup', { state: 'Running' }],
  [
    'failing',
    'astra.netapp.io Backup',
    { state: 'Failed', error: 'no bucket' },
  ],
  ['healthy', 'astra.netapp.io Application', conditions('Ready=True')],
  ['healthy', 'astra.netapp.io AppVault', { state: 'Available' }],
  ['failing', 'astra.netapp.io AppVault', { state: 'Error' }],
  ['healthy', 'astra.netapp.io Schedule', conditions('Ready=True')],
  ['suspended', 'astra.netapp.io Schedule', {}, { enabled: false }],
  [
    'healthy',
    'tower.ansible.com AnsibleJob',
    { ansibleJobResult: { status: 'successful' } },
  ],
  [
    'progressing',
    'tower.ansible.com AnsibleJob',
    { ansibleJobResult: { status: 'running' } },
  ],
  [
    'failing',
    'tower.ansible.com AnsibleJob',
    { ansibleJobResult: { status: 'failed' } },
  ],
  ['failing', 'tower.ansible.com AnsibleJob', conditions('Failure=True')],
  [
    'suspended',
    'tower.ansible.com AnsibleJob',
    { ansibleJobResult: { status: 'canceled' } },
  ],
  ['healthy', 'batch.volcano.sh Job', { state: { phase: 'Completed' } }],
  ['progressing', 'batch.volcano.sh Job', { state: { phase: 'Running' } }],
  ['failing', 'batch.volcano.sh Job', { state: { phase: 'Failed' } }],
  ['suspended', 'batch.volcano.sh Job', { state: { phase: 'Aborted' } }],
  [
    'healthy',
    'trainer.kubeflow.org TrainJob',
    conditions('Complete=True JobsCompleted'),
  ],
  [
    'failing',
    'trainer.kubeflow.org TrainJob',
    conditions('Failed=True JobsFailed'),
  ],
  ['suspended', 'trainer.kubeflow.org TrainJob', {}, { suspend: true }],
  [
    'healthy',
    'flink.apache.org FlinkSessionJob',
    { jobStatus: { state: 'RUNNING' } },
  ],
  [
    'progressing',
    'flink.apache.org FlinkSessionJob',
    { jobStatus: { state: 'RECONCILING' } },
  ],
  [
    'failing',
    'flink.apache.org FlinkSessionJob',
    { jobStatus: { state: 'RUNNING' }, error: 'no such jar' },
  ],
  [
    'suspended',
    'flink.apache.org FlinkSessionJob',
    { lifecycleState: 'SUSPENDED' },
  ],
  [
    'healthy',
    'sparkoperator.k8s.io ScheduledSparkApplication',
    { scheduleState: 'Scheduled' },
  ],
  [
    'failing',
    'sparkoperator.k8s.io ScheduledSparkApplication',
    { scheduleState: 'FailedValidation', reason: 'bad schedule' },
  ],
  [
    'suspended',
    'sparkoperator.k8s.io ScheduledSparkApplication',
    { scheduleState: 'Scheduled' },
    { suspend: true },
  ],
  [
    'healthy',
    'apps.kruise.io UnitedDeployment',
    { replicas: 2, updatedReplicas: 2, readyReplicas: 2 },
    { replicas: 2 },
  ],
  [
    'progressing',
    'apps.kruise.io UnitedDeployment',
    { replicas: 2, updatedReplicas: 1, readyReplicas: 2 },
    { replicas: 2 },
  ],
  [
    'failing',
    'apps.kruise.io UnitedDeployment',
    {
      replicas: 2,
      updatedReplicas: 2,
      readyReplicas: 2,
      ...conditions('SubsetFailure=True'),
    },
    { replicas: 2 },
  ],
  [
    'healthy',
    'apps.kruise.io SidecarSet',
    { matchedPods: 3, updatedPods: 3, readyPods: 3 },
  ],
  [
    'progressing',
    'apps.kruise.io SidecarSet',
    { matchedPods: 3, updatedPods: 1, readyPods: 3 },
  ],
  [
    'suspended',
    'apps.kruise.io SidecarSet',
    { matchedPods: 3, updatedPods: 1, readyPods: 3 },
    { updateStrategy: { paused: true } },
  ],
  ['healthy', 'jobset.x-k8s.io JobSet', conditions('Completed=True')],
  ['failing', 'jobset.x-k8s.io JobSet', conditions('Failed=True FailedJobs')],
  ['healthy', 'gateway.envoyproxy.io Backend', conditions('Accepted=True')],
  [
    'failing',
    'gateway.envoyproxy.io Backend',
    conditions('Accepted=False Invalid'),
  ],
  [
    'failing',
    'gateway.envoyproxy.io EnvoyPatchPolicy',
    {
      ancestors: [
        conditions('Accepted=True Accepted', 'Programmed=False Invalid'),
      ],
    },
  ],
  ['healthy', 'gateway.solo.io VirtualService', { state: 'Accepted' }],
  [
    'failing',
    'gateway.solo.io RouteTable',
    { statuses: { 'gloo-system': { state: 'Rejected' } } },
  ],
  [
    'failing',
    'gateway.networking.k8s.io HTTPRoute',
    { parents: [conditions('Accepted=True', 'Programmed=False Invalid')] },
  ],
  [
    'progressing',
    'gateway.networking.k8s.io HTTPRoute',
    { parents: [conditions('Accepted=True', 'Programmed=False Pending')] },
  ],
];
