import {
  aDeployment,
  aJob,
  anEvent,
  anObject,
  aPod,
  aReplicaSet,
  PodBuilder,
  secondsAgo,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { autoscaler } from './autoscaler';
import { inGroup, isHealthy } from './scenario';
import { amongOthers, barePod, creating, NAMESPACE, web, webPod } from './shop';

const named = (name: string) => ({ name, namespace: NAMESPACE });
const NONE = { replicas: 0, readyReplicas: 0, availableReplicas: 0 };

/** Left behind by the node; the ReplicaSet has made another in its place. */
function leftover(pod: PodBuilder, reason: string, message: string) {
  return pod.terminated({ exitCode: 137 }).failed(reason, message);
}

/** The web Deployment with two pods that serve, and one that the count leaves out. */
function webBeside(extra: PodBuilder) {
  return [...web(webPod('aaaaa'), webPod('bbbbb')), extra];
}

const claim = (phase: string) =>
  anObject('PersistentVolumeClaim', named('data'))
    .withSpec({ accessModes: ['ReadWriteOnce'], storageClassName: 'standard' })
    .withStatus({ phase });

const service = (spec: Record<string, unknown>) =>
  anObject('Service', named('db')).withSpec({
    ports: [{ port: 5432 }],
    ...spec,
  });

const suspended = (kind: 'Job' | 'CronJob') =>
  anObject(kind, named('report')).withSpec({
    suspend: true,
    schedule: '0 3 * * *',
  });

/** The previous template crashed and was replaced; its ReplicaSet is scaled down. */
const formerReplicaSet = () =>
  aReplicaSet({
    ...named('web-58f4b9d7c9'),
    labels: { app: 'web' },
    replicas: 0,
  })
    .ownedBy('Deployment', 'web')
    .withStatus(NONE);

const retried = (name: string) =>
  aPod({ ...named(name), restartPolicy: 'Never' })
    .ownedBy('Job', 'import')
    .terminated({ exitCode: 1 })
    .failed();

const run = (name: string, ageSeconds: number) =>
  anObject('Job', { ...named(name), ageSeconds }).ownedBy('CronJob', 'report');

/** Workloads that look like failures to those who read one field. */
export const HEALTHY_WORKLOAD_SCENARIOS = inGroup('healthy workloads', [
  isHealthy(
    'a first rollout began ten seconds ago',
    web(
      creating(webPod('aaaaa', { ageSeconds: 10 })),
      creating(webPod('bbbbb', { ageSeconds: 10 })),
    ),
  ),
  isHealthy('a pod crashed under a template that is replaced', [
    ...web(webPod('aaaaa'), webPod('bbbbb')),
    formerReplicaSet(),
    aPod({ ...named('web-58f4b9d7c9-zzzzz'), labels: { app: 'web' } })
      .ownedBy('ReplicaSet', 'web-58f4b9d7c9')
      .crashLooping({ exitCode: 1 })
      .terminating(-20),
  ]),
  isHealthy('a Deployment is scaled to zero', [
    aDeployment({ ...named('web'), replicas: 0 }).withStatus({
      ...NONE,
      updatedReplicas: 0,
    }),
  ]),
  isHealthy('a Deployment is paused', [
    aDeployment(named('web')).withSpec({ paused: true }).withCondition({
      type: 'Progressing',
      status: 'Unknown',
      reason: 'DeploymentPaused',
      message: 'Deployment is paused',
    }),
    webPod(),
  ]),
  isHealthy(
    'a replaced pod was evicted',
    webBeside(
      leftover(
        webPod('ccccc', { ageSeconds: 7_200 }),
        'Evicted',
        'The node was low on resource: memory. Threshold quantity: 100Mi, available: 92Mi. ',
      ),
    ),
  ),
  isHealthy(
    'a replaced pod was ended with its node',
    webBeside(
      leftover(
        webPod('ccccc', { ageSeconds: 7_200 }),
        'Terminated',
        'Pod was terminated in response to imminent node shutdown.',
      ),
    ),
  ),
  isHealthy(
    'a replaced pod was refused by its node',
    webBeside(
      leftover(
        webPod('ccccc', { ageSeconds: 7_200 }),
        'OutOfcpu',
        "Pod was rejected: Node didn't have enough resource: cpu, requested: 500, used: 3800, capacity: 3920",
      ),
    ),
  ),
  isHealthy('a Job completed', [
    aJob(named('import')),
    barePod('import-aaaaa', { restartPolicy: 'Never' })
      .ownedBy('Job', 'import')
      .succeeded(),
  ]),
  isHealthy('a Job completed at its third try', [
    aJob(named('import')).withStatus({ failed: 2 }),
    retried('import-aaaaa'),
    retried('import-bbbbb'),
    barePod('import-ccccc', { restartPolicy: 'Never' })
      .ownedBy('Job', 'import')
      .succeeded(),
  ]),
  isHealthy('a Job has been running for nine minutes', [
    anObject('Job', named('import'))
      .withSpec({ backoffLimit: 6, completions: 1, parallelism: 1 })
      .withStatus({ active: 1, startTime: secondsAgo(540) }),
    barePod('import-aaaaa', { restartPolicy: 'Never' }).ownedBy(
      'Job',
      'import',
    ),
  ]),
  isHealthy('a Job is suspended', [suspended('Job')]),
  isHealthy('a CronJob is suspended', [suspended('CronJob')]),
  isHealthy('the run of a CronJob before the last one failed', [
    anObject('CronJob', { ...named('report'), ageSeconds: 400_000 })
      .withSpec({ schedule: '*/30 * * * *', suspend: false })
      .withStatus({
        lastScheduleTime: secondsAgo(590),
        lastSuccessfulTime: secondsAgo(500),
      }),
    run('report-1', 2_390).withStatus({ failed: 7 }).withCondition({
      type: 'Failed',
      status: 'True',
      reason: 'BackoffLimitExceeded',
      message: 'Job has reached the specified backoff limit',
    }),
    run('report-2', 590)
      .withStatus({ succeeded: 1, completionTime: secondsAgo(500) })
      .withCondition({
        type: 'Complete',
        status: 'True',
        reason: 'CompletionsReached',
      }),
  ]),
  isHealthy('an autoscaler has as many replicas at most as at least', [
    ...web(webPod('aaaaa'), webPod('bbbbb')),
    autoscaler({ minReplicas: 2, maxReplicas: 2, currentReplicas: 2 }),
  ]),
  isHealthy('an autoscaler idles at its least count', [
    ...web(webPod('aaaaa'), webPod('bbbbb')),
    autoscaler({
      minReplicas: 2,
      maxReplicas: 9,
      currentReplicas: 2,
    }).withCondition({
      type: 'ScalingLimited',
      status: 'True',
      reason: 'TooFewReplicas',
      message:
        'the desired replica count is less than the minimum replica count',
    }),
  ]),
  isHealthy('a claim waits for its first pod', [
    claim('Pending'),
    anEvent({
      reason: 'WaitForFirstConsumer',
      type: 'Normal',
      message: 'waiting for first consumer to be created before binding',
      count: 30,
      source: 'persistentvolume-controller',
      namespace: NAMESPACE,
      regarding: { kind: 'PersistentVolumeClaim', name: 'data' },
    }),
  ]),
  isHealthy('a claim is bound', [claim('Bound')]),
  isHealthy('a Service is a name for something outside', [
    service({ type: 'ExternalName', externalName: 'db.example.com' }),
  ]),
  isHealthy('a Service has no selector', [
    service({ type: 'ClusterIP', clusterIP: '10.96.0.18' }),
  ]),
  isHealthy('a pod of a Service gets ready', [
    ...amongOthers(creating(webPod('x2k4p', { ageSeconds: 10 }))),
    anObject('Service', { ...named('web'), ageSeconds: 10 }).withSpec({
      type: 'ClusterIP',
      clusterIP: '10.96.0.17',
      selector: { app: 'web' },
      ports: [{ port: 80 }],
    }),
  ]),
]);
