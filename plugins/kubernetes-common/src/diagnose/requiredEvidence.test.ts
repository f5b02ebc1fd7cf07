import { parseObject, toClusterObjects } from '../model';
import {
  aFinding,
  aPod,
  anEvent,
  anObject,
  FIXTURE_NOW,
  PodBuilder,
} from '../testing';
import { detect } from './detect';
import { requiredEvidence } from './requiredEvidence';

function wantedBy(...builders: PodBuilder[]) {
  const objects = builders
    .map(builder => parseObject(builder.build()))
    .filter(object => object !== undefined);
  const view = toClusterObjects(objects);
  return requiredEvidence(view, detect(view, FIXTURE_NOW));
}

const pod = (name = 'web-0') =>
  aPod({ name, namespace: 'shop' }).ownedBy('StatefulSet', 'web');

describe('evidenceWanted', () => {
  it('asks for the previous log of a container that crashes', () => {
    expect(wantedBy(pod().crashLooping()).previousLogs).toEqual([
      { namespace: 'shop', pod: 'web-0', container: 'app', previous: true },
    ]);
  });

  it('asks for the present log while the run that ended is the present one', () => {
    const [log] = wantedBy(pod().terminated({ restarts: 3 })).previousLogs;
    expect(log.previous).toBe(false);
  });

  it('asks for events where only they tell the cause', () => {
    const vague = pod().waiting(
      'ImagePullBackOff',
      'Back-off pulling image "x"',
    );
    expect(wantedBy(vague)).toEqual({
      events: [{ namespace: 'shop', name: 'web-0' }],
      previousLogs: [],
    });
  });

  it('requests nothing if the manifest explains the failure', () => {
    const configuration = pod().waiting(
      'CreateContainerConfigError',
      'configmap "x" not found',
    );
    const start = pod('web-1').crashLooping({
      exitCode: 128,
      reason: 'StartError',
      restarts: 1,
    });
    expect(wantedBy(configuration, start)).toEqual({
      events: [],
      previousLogs: [],
    });
  });

  it('asks for no log of a container that the kubelet has lost', () => {
    const lost = pod().crashLooping().build();
    const [status] = lost.status.containerStatuses ?? [];
    delete status.lastState.terminated?.containerID;
    const parsed = parseObject(lost);
    const view = toClusterObjects(parsed ? [parsed] : []);
    const wanted = requiredEvidence(view, detect(view, FIXTURE_NOW));
    expect(wanted.previousLogs).toEqual([]);
  });

  it('asks for a few pods of a cause, however many it has', () => {
    const pods = Array.from({ length: 40 }, (_, position) =>
      pod(`web-${position}`).crashLooping(),
    );
    expect(wantedBy(...pods).previousLogs).toHaveLength(3);
  });

  it('asks for the events of the pod that has crashed most often, which say since when', () => {
    const pods = [3, 9, 5].map((restarts, position) =>
      pod(`web-${position}`).crashLooping({ restarts }),
    );
    expect(wantedBy(...pods).events).toEqual([
      { namespace: 'shop', name: 'web-1' },
    ]);
    const between = pod().restarted({ restarts: 4, finishedSecondsAgo: 1 });
    expect(wantedBy(between).events).toHaveLength(1);
  });

  it.each([
    ['that crashed once', pod().crashLooping({ restarts: 1 })],
    [
      'whose image is missing since it last ran',
      pod()
        .crashLooping({ restarts: 5 })
        .withStatus('app', {
          state: {
            waiting: {
              reason: 'InvalidImageName',
              message: 'could not parse image reference',
            },
          },
        }),
    ],
    [
      'that has run for long',
      pod().restarted({ restarts: 2, finishedSecondsAgo: 1_800 }),
    ],
  ])('asks for none of the events of a container %s', (_, builder) => {
    expect(wantedBy(builder).events).toEqual([]);
  });

  it.each([
    [
      'a load balancer without an address',
      'Service',
      { type: 'LoadBalancer' },
      true,
    ],
    [
      'a Service with an address of its own',
      'Service',
      { type: 'LoadBalancer', externalIPs: ['192.0.2.1'] },
      false,
    ],
    ['a Service inside the cluster', 'Service', { type: 'ClusterIP' }, false],
    ['a Job that has no pod', 'Job', {}, true],
    ['a Job that is suspended', 'Job', { suspend: true }, false],
    ['a StatefulSet that lacks a pod', 'StatefulSet', { replicas: 1 }, true],
    ['a StatefulSet without pods', 'StatefulSet', { replicas: 0 }, false],
    ['a CronJob that has never run', 'CronJob', {}, true],
    ['a CronJob that is suspended', 'CronJob', { suspend: true }, false],
  ])('of %s (%s %j): %p', (_, kind, spec, isAsked) => {
    const object = parseObject(
      anObject(kind, { name: 'web', namespace: 'shop' }).withSpec(spec).build(),
    );
    const view = toClusterObjects(object ? [object] : []);
    expect(requiredEvidence(view, []).objectEvents).toEqual(
      isAsked ? [{ kind, namespace: 'shop', name: 'web' }] : undefined,
    );
  });

  it.each([
    ['True', [], true],
    ['True', [{ type: 'Resource', resource: { name: 'cpu' } }], false],
    // The condition says why.
    ['False', [], false],
  ])(
    'of an autoscaler that lacks one of its metrics while it is active: %s %j',
    (status, currentMetrics, isAsked) => {
      const autoscaler = parseObject(
        anObject('HorizontalPodAutoscaler', { name: 'web', namespace: 'shop' })
          .withSpec({
            metrics: [{ type: 'Resource', resource: { name: 'cpu' } }],
          })
          .withStatus({
            currentMetrics,
            conditions: [{ type: 'ScalingActive', status }],
          })
          .build(),
      );
      const view = toClusterObjects(autoscaler ? [autoscaler] : []);
      expect(requiredEvidence(view, []).objectEvents !== undefined).toBe(
        isAsked,
      );
    },
  );

  it('asks for the present log of a program whose probe fails, not for a note', () => {
    const parsed = parseObject(pod().build());
    const view = toClusterObjects(parsed ? [parsed] : []);
    const asked = (severity: 'warning' | 'info') =>
      requiredEvidence(view, [
        aFinding([], {
          class: 'ReadinessProbeFailing',
          severity,
          pods: [{ namespace: 'shop', name: 'web-0' }],
        }),
      ]).currentLogs;
    expect(asked('warning')).toEqual([
      { namespace: 'shop', pod: 'web-0', container: 'app', previous: false },
    ]);
    expect(asked('info')).toBeUndefined();
  });

  it('asks for the events of a CronJob that has run before once it misses a run', () => {
    const cronJob = parseObject(
      anObject('CronJob', { name: 'backup', namespace: 'shop' })
        .withStatus({ lastScheduleTime: '2026-01-01T00:00:00Z' })
        .build(),
    );
    const view = toClusterObjects(cronJob ? [cronJob] : []);
    const asked = (name: string) =>
      requiredEvidence(view, [
        aFinding([], {
          class: 'CronJobMissed',
          scope: { namespace: 'shop', kind: 'CronJob', name },
        }),
      ]).objectEvents;
    expect(asked('backup')).toEqual([
      { kind: 'CronJob', namespace: 'shop', name: 'backup' },
    ]);
    expect(asked('another')).toBeUndefined();
  });

  it('asks for the events of a claim that stays pending, once', () => {
    const claim = parseObject(
      anObject('PersistentVolumeClaim', { name: 'data', namespace: 'shop' })
        .withStatus({ phase: 'Pending' })
        .build(),
    );
    const event = parseObject(
      anEvent({
        reason: 'FailedBinding',
        message: 'no storage class is set',
        regarding: {
          kind: 'PersistentVolumeClaim',
          name: 'data',
          namespace: 'shop',
        },
      }),
    );
    const objects = [claim, event].filter(object => object !== undefined);
    const first = toClusterObjects(objects.slice(0, 1));
    expect(requiredEvidence(first, []).objectEvents).toEqual([
      { kind: 'PersistentVolumeClaim', namespace: 'shop', name: 'data' },
    ]);
    expect(
      requiredEvidence(toClusterObjects(objects), []).objectEvents,
    ).toBeUndefined();
  });
});
