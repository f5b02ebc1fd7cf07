import {
  anEvent,
  anObject,
  aPod,
  secondsAgo,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { fails, inGroup } from './scenario';
import { barePod, creating, NAMESPACE, on, onWeb, web, webPod } from './shop';

const NOT_FOUND =
  'failed to resolve reference "registry.example.com/web:v9": registry.example.com/web:v9: not found';

const evicted = (suffix: string, ageSeconds: number) =>
  webPod(suffix, { ageSeconds })
    .terminated({ exitCode: 137, finishedSecondsAgo: ageSeconds - 200 })
    .failed(
      'Evicted',
      'Container app exceeded its local ephemeral storage limit "1Gi". ',
    );

const retrying = (name: string) =>
  aPod({ name, namespace: NAMESPACE, restartPolicy: 'Never' })
    .ownedBy('Job', 'import')
    .terminated({ exitCode: 3 })
    .failed();

/** Failures that look like others, or that one field alone does not tell. */
export const TRICKY_SCENARIOS = inGroup('tricky failures', [
  fails(
    'a child of the process exceeded the memory limit, and the process was asked to stop',
    web(
      webPod()
        .withContainer({
          name: 'app',
          resources: { limits: { memory: '256Mi' } },
        })
        .crashLooping({ exitCode: 143, reason: 'OOMKilled' }),
    ),
    onWeb('ChildOOMKilled', 'TerminatedBySignal'),
  ),
  fails(
    'the kubelet was restarted and forgot why it could not pull',
    web(
      webPod()
        .waiting('ContainerCreating')
        .withEvent({
          reason: 'Failed',
          container: 'app',
          count: 6,
          lastSeenSecondsAgo: 40,
          message: `Failed to pull image "registry.example.com/web:v9": ${NOT_FOUND}`,
        })
        .withEvent({
          reason: 'BackOff',
          type: 'Normal',
          container: 'app',
          count: 20,
          message: 'Back-off pulling image "registry.example.com/web:v9"',
        }),
    ),
    onWeb('ImageNotFound'),
  ),
  fails(
    'two nodes lack memory and one lacks CPU',
    web(
      webPod().unschedulable(
        '0/3 nodes are available: 1 Insufficient cpu, 2 Insufficient memory. no new claims to deallocate, preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
      ),
    ),
    onWeb('InsufficientMemory'),
  ),
  fails(
    'the liveness probe killed the process, and the event of the kill is gone',
    web(
      webPod()
        .withContainer({
          name: 'app',
          livenessProbe: { tcpSocket: { port: 8080 }, failureThreshold: 3 },
        })
        .crashLooping({ exitCode: 143, ranSeconds: 40 })
        .withEvent({
          reason: 'Unhealthy',
          container: 'app',
          count: 15,
          lastSeenSecondsAgo: 61,
          message:
            'Liveness probe failed: dial tcp 10.244.1.7:8080: connect: connection refused',
        }),
    ),
    onWeb('LivenessProbeKilled'),
  ),
  fails(
    'a pod that is ready since long loses its readiness',
    web(
      webPod('x2k4p', { ageSeconds: 86_400 })
        .withContainer({
          name: 'app',
          readinessProbe: {
            httpGet: { path: '/ready', port: 8080 },
            periodSeconds: 5,
            failureThreshold: 3,
          },
        })
        .notReady()
        .withEvent({
          reason: 'Unhealthy',
          container: 'app',
          count: 60,
          message:
            'Readiness probe failed: HTTP probe failed with statuscode: 500',
        }),
    ),
    onWeb('ReadinessProbeFailing', 'ProbeMisconfigured'),
  ),
  fails(
    'a pod succeeded and cannot be removed',
    [barePod('import').succeeded().terminating(3_600, ['example.com/keep'])],
    on('Pod/import', 'StuckTerminating'),
  ),
  fails(
    'pods are evicted for the same reason again and again',
    web(
      evicted('aaaaa', 3_000),
      evicted('bbbbb', 2_000),
      evicted('ccccc', 1_000),
      webPod('ddddd', { ageSeconds: 300 }),
    ),
    {
      classes: ['EvictedEphemeralLimit'],
      on: [
        'Pod/web-*-aaaaa',
        'Pod/web-*-bbbbb',
        'Pod/web-*-ccccc',
        'ReplicaSet/web-*',
        'Deployment/web',
      ],
    },
  ),
  fails(
    'a Job fails, and has tries left',
    [
      anObject('Job', { name: 'import', namespace: NAMESPACE })
        .withSpec({ backoffLimit: 6, completions: 1, parallelism: 1 })
        .withStatus({ active: 1, failed: 2, startTime: secondsAgo(590) }),
      retrying('import-aaaaa'),
      retrying('import-bbbbb'),
      barePod('import-ccccc', {
        restartPolicy: 'Never',
        ageSeconds: 20,
      }).ownedBy('Job', 'import'),
    ],
    {
      classes: ['JobRetrying', 'ApplicationError', 'ContainerTerminatedError'],
      on: ['Job/import', 'Pod/import-aaaaa', 'Pod/import-bbbbb'],
    },
  ),
  fails(
    'the time zone of a CronJob does not exist',
    [
      anObject('CronJob', { name: 'report', namespace: NAMESPACE }).withSpec({
        schedule: '0 3 * * *',
        timeZone: 'Europe/Atlantis',
        suspend: false,
      }),
      anEvent({
        reason: 'UnknownTimeZone',
        message:
          'invalid timeZone: "Europe/Atlantis": unknown time zone Europe/Atlantis',
        source: 'cronjob-controller',
        count: 30,
        namespace: NAMESPACE,
        regarding: { kind: 'CronJob', name: 'report' },
      }),
    ],
    on('CronJob/report', 'CronJobInvalid'),
  ),
  fails(
    'two causes in one pod: a missing Secret and a crash',
    web(
      webPod()
        .withContainer({ name: 'worker' })
        .waiting(
          'CreateContainerConfigError',
          'secret "queue" not found',
          'worker',
        )
        .crashLooping({ exitCode: 1 }),
    ),
    { ...onWeb('MissingSecret'), container: 'worker' },
    { ...onWeb('ApplicationError'), container: 'app' },
  ),
  fails(
    'a pod waits for its volumes for nine minutes without a word',
    web(
      creating(
        webPod().withSpec({
          volumes: [
            { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
          ],
        }),
      ),
    ),
    onWeb('MountTimeout'),
  ),
  fails(
    'the claim of a pod is pending because its storage class does not exist',
    [
      ...web(
        webPod()
          .withSpec({
            volumes: [
              { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
            ],
          })
          .unschedulable(
            '0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
          ),
      ),
      anObject('PersistentVolumeClaim', { name: 'data', namespace: NAMESPACE })
        .withSpec({ accessModes: ['ReadWriteOnce'], storageClassName: 'fast' })
        .withStatus({ phase: 'Pending' }),
      anEvent({
        reason: 'ProvisioningFailed',
        message: 'storageclass.storage.k8s.io "fast" not found',
        source: 'persistentvolume-controller',
        count: 30,
        namespace: NAMESPACE,
        regarding: { kind: 'PersistentVolumeClaim', name: 'data' },
      }),
    ],
    {
      classes: ['PVCStorageClassMissing', 'PVCUnbound'],
      on: ['PersistentVolumeClaim/data', 'Pod/web-*', 'Deployment/web'],
    },
  ),
]);
