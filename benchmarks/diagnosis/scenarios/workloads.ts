import {
  anObject,
  aPod,
  secondsAgo,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { fails, inGroup } from './scenario';
import { NAMESPACE, on, onWeb, refused, web, webPod } from './shop';

const FORBIDDEN = 'pods "web-7c9d8f6b5c-" is forbidden: ';
const READINESS = {
  httpGet: { path: '/ready', port: 8080 },
  periodSeconds: 10,
  failureThreshold: 3,
};

/** A rollout of a pod that never gets ready, an hour ago. */
function timedOut() {
  const [deployment, ...rest] = web(
    webPod('x2k4p', { ageSeconds: 3_600 })
      .withContainer({ name: 'app', readinessProbe: READINESS })
      .notReady(),
  );
  return [
    deployment.withCondition({
      type: 'Progressing',
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
      message: 'ReplicaSet "web-7c9d8f6b5c" has timed out progressing.',
    }),
    ...rest,
  ];
}

/** The first of three ordinals crashes, so that the others are never made. */
function stuckStatefulSet() {
  const statefulSet = anObject('StatefulSet', {
    name: 'db',
    namespace: NAMESPACE,
  })
    .withSpec({
      replicas: 3,
      podManagementPolicy: 'OrderedReady',
      selector: { matchLabels: { app: 'db' } },
    })
    .withStatus({
      observedGeneration: 1,
      replicas: 1,
      readyReplicas: 0,
      currentReplicas: 1,
      updatedReplicas: 1,
      currentRevision: 'db-6f',
      updateRevision: 'db-6f',
    });
  const pod = aPod({
    name: 'db-0',
    namespace: NAMESPACE,
    labels: { app: 'db' },
  })
    .ownedBy('StatefulSet', 'db')
    .crashLooping({ exitCode: 1 });
  return [statefulSet, pod];
}

/** One of three nodes cannot run the agent. */
function unavailableDaemonSet() {
  const pod = (suffix: string) =>
    aPod({
      name: `agent-${suffix}`,
      namespace: NAMESPACE,
      labels: { app: 'agent' },
      node: `node-${suffix}`,
    }).ownedBy('DaemonSet', 'agent');
  const daemonSet = anObject('DaemonSet', {
    name: 'agent',
    namespace: NAMESPACE,
  })
    .withSpec({ selector: { matchLabels: { app: 'agent' } } })
    .withStatus({
      observedGeneration: 1,
      desiredNumberScheduled: 3,
      currentNumberScheduled: 3,
      updatedNumberScheduled: 3,
      numberReady: 2,
      numberAvailable: 2,
      numberUnavailable: 1,
      numberMisscheduled: 0,
    });
  return [
    daemonSet,
    pod('aaaaa'),
    pod('bbbbb'),
    pod('ccccc').waiting(
      'CreateContainerConfigError',
      'secret "agent-token" not found',
    ),
  ];
}

/** A new ReplicaSet cannot start while the old one serves. */
function halfRolledOut() {
  const [deployment, ...rest] = web(
    webPod('aaaaa'),
    webPod('ccccc', { ageSeconds: 700 }).imagePullBackOff(
      'rpc error: code = NotFound desc = failed to resolve reference "registry.example.com/web:1.5.0": registry.example.com/web:1.5.0: not found',
    ),
  );
  return [
    deployment
      .withCondition({
        type: 'Available',
        status: 'True',
        reason: 'MinimumReplicasAvailable',
        message: 'Deployment has minimum availability.',
      })
      .withCondition({
        type: 'Progressing',
        status: 'False',
        reason: 'ProgressDeadlineExceeded',
        message: 'ReplicaSet "web-7c9d8f6b5c" has timed out progressing.',
        lastTransitionTime: secondsAgo(90),
      }),
    ...rest,
  ];
}

/** What owns the pods says it, or there are no pods to say it. */
export const WORKLOAD_SCENARIOS = inGroup('workloads', [
  fails(
    'the quota of the namespace is used up',
    refused(
      `${FORBIDDEN}exceeded quota: compute, requested: limits.cpu=1, used: limits.cpu=4, limited: limits.cpu=4`,
    ),
    onWeb('QuotaExceeded'),
  ),
  fails(
    'a container asks for more than a LimitRange allows',
    refused(`${FORBIDDEN}maximum cpu usage per Container is 1, but limit is 2`),
    onWeb('LimitRangeViolation'),
  ),
  fails(
    'the namespace demands a stricter security context',
    refused(
      `${FORBIDDEN}violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "app" must set securityContext.allowPrivilegeEscalation=false)`,
    ),
    onWeb('PodSecurityViolation'),
  ),
  fails(
    'a policy denies the pods',
    refused(
      'admission webhook "validate.policies.example.com" denied the request: images must come from registry.example.com',
    ),
    onWeb('AdmissionWebhookDenied'),
  ),
  fails(
    'a webhook does not answer',
    refused(
      'Internal error occurred: failed calling webhook "inject.example.com": failed to call webhook: Post "https://injector.mesh.svc:443/inject": context deadline exceeded',
    ),
    onWeb('AdmissionWebhookUnavailable'),
  ),
  fails(
    'the service account does not exist',
    refused(
      `${FORBIDDEN}error looking up service account shop/web: serviceaccount "web" not found`,
    ),
    onWeb('ServiceAccountMissing'),
  ),
  fails(
    'the priority class does not exist',
    refused(`${FORBIDDEN}no PriorityClass with name gold was found`),
    onWeb('PriorityClassMissing'),
  ),
  fails(
    'a rollout timed out because its pods are not ready',
    timedOut(),
    onWeb('ReadinessProbeFailing', 'ProgressDeadlineExceeded'),
  ),
  fails(
    'a rollout timed out because of its image, and the old pods serve',
    halfRolledOut(),
    {
      classes: ['ImageNotFound'],
      on: ['Pod/web-*-ccccc', 'ReplicaSet/web-*', 'Deployment/web'],
    },
  ),
  fails('the first pod of a StatefulSet crashes', stuckStatefulSet(), {
    classes: ['ApplicationError'],
    on: ['Pod/db-0', 'StatefulSet/db'],
  }),
  fails('one pod of a DaemonSet lacks its Secret', unavailableDaemonSet(), {
    classes: ['MissingSecret'],
    on: ['Pod/agent-ccccc', 'DaemonSet/agent'],
  }),
]);

const condition = (reason: string, message: string) =>
  ({ type: 'Failed', status: 'True', reason, message } as const);

function failedJob(name: string, reason: string, message: string) {
  return anObject('Job', { name, namespace: NAMESPACE })
    .withSpec({ backoffLimit: 2, completions: 1, parallelism: 1 })
    .withStatus({ failed: 3, startTime: secondsAgo(590) })
    .withCondition(condition(reason, message));
}

const jobPod = (name: string, job: string) =>
  aPod({ name, namespace: NAMESPACE, restartPolicy: 'Never' })
    .ownedBy('Job', job)
    .terminated({ exitCode: 3 })
    .failed();

function cronJob(name: string, spec: Record<string, unknown> = {}) {
  return anObject('CronJob', {
    name,
    namespace: NAMESPACE,
    ageSeconds: 400_000,
  })
    .withSpec({ schedule: '*/30 * * * *', suspend: false, ...spec })
    .withStatus({
      lastScheduleTime: secondsAgo(590),
      lastSuccessfulTime: secondsAgo(2_390),
    });
}

const BACKOFF = 'Job has reached the specified backoff limit';

/** Work that ends. */
export const JOB_SCENARIOS = inGroup('jobs', [
  fails(
    'a Job used up its retries',
    [
      failedJob('import', 'BackoffLimitExceeded', BACKOFF),
      jobPod('import-aaaaa', 'import'),
      jobPod('import-bbbbb', 'import'),
      jobPod('import-ccccc', 'import'),
    ],
    {
      classes: [
        'JobBackoffLimitExceeded',
        'ApplicationError',
        'ContainerTerminatedError',
      ],
      on: ['Job/import', 'Pod/import-*'],
    },
  ),
  fails(
    'a Job used up its retries, and its pods are gone',
    [failedJob('import', 'BackoffLimitExceeded', BACKOFF)],
    on('Job/import', 'JobBackoffLimitExceeded'),
  ),
  fails(
    'a Job ran out of time',
    [
      failedJob(
        'import',
        'DeadlineExceeded',
        'Job was active longer than specified deadline',
      ),
    ],
    on('Job/import', 'JobDeadlineExceeded'),
  ),
  fails(
    'a Job ended by its pod failure policy',
    [
      failedJob(
        'import',
        'PodFailurePolicy',
        'Container app for pod shop/import-x failed with exit code 42 matching FailJob rule at index 0',
      ),
    ],
    on('Job/import', 'JobPodFailurePolicy'),
  ),
  fails(
    'the last run of a CronJob failed',
    [
      cronJob('report'),
      failedJob('report-29123', 'BackoffLimitExceeded', BACKOFF).ownedBy(
        'CronJob',
        'report',
      ),
    ],
    {
      classes: ['CronJobLastRunFailed', 'JobBackoffLimitExceeded'],
      on: ['CronJob/report', 'Job/report-*'],
    },
  ),
  fails(
    'a CronJob missed every run for two days',
    [
      cronJob('report').withStatus({
        lastScheduleTime: secondsAgo(172_800),
        lastSuccessfulTime: secondsAgo(172_700),
      }),
    ],
    on('CronJob/report', 'CronJobMissed'),
  ),
]);
