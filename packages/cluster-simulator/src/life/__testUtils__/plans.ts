import { aContainer } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { textAt } from '@podlight/fake-kubernetes-api-server';
import { Behaviour, SILENT } from '../behaviour';
import { ChangeTracker } from '../ChangeTracker';
import { ContainerContext, ContainerPlan } from '../containerContext';
import { EventTally } from '../EventTally';
import { PodPlan } from '../PodPlan';

export const createdMs = Date.parse('2026-11-22T06:00:00Z');
export const SECOND = 1000;
export const MINUTE = 60_000;
export const HOUR = 3_600_000;

const INVOLVED = {
  kind: 'Pod',
  apiVersion: 'v1',
  namespace: 'shop',
  name: 'web-1',
  uid: 'u-1',
};

export const runs: Behaviour = { type: 'runs', readyAfterSeconds: 5 };

export const completes = (seconds: number): Behaviour => ({
  type: 'completes',
  afterSeconds: [seconds, seconds],
});

export const exits = (
  seconds: number,
  more: Partial<Behaviour & { type: 'exits' }> = {},
): Behaviour => ({
  type: 'exits',
  exitCode: 1,
  afterSeconds: [seconds, seconds],
  reason: 'Error',
  readyAfterSeconds: 10,
  ...more,
});

export const killedByProbe = (
  more: Partial<Behaviour & { type: 'killedByProbe' }> = {},
): Behaviour & { type: 'killedByProbe' } => ({
  type: 'killedByProbe',
  probe: 'Liveness',
  afterSeconds: [90, 90],
  exitCode: 137,
  message: 'HTTP probe failed with statuscode: 500',
  periodSeconds: 10,
  failureThreshold: 3,
  ...more,
});

export const neverReady = (afterSeconds: number): Behaviour => ({
  type: 'neverReady',
  message: 'HTTP probe failed with statuscode: 503',
  periodSeconds: 10,
  afterSeconds,
});

/** A container whose image is on the node. */
export function containerPlan(
  behaviour: Behaviour,
  name = 'app',
): ContainerPlan {
  const image = 'registry.example.com/shop/web:1';
  return {
    name,
    image,
    behaviour,
    spec: aContainer({ name, image }),
    logs: SILENT,
    isImagePresent: true,
  };
}

/** A pod with one container. */
export function aPodPlan(
  behaviour: Behaviour,
  more: Partial<PodPlan> = {},
): PodPlan {
  return {
    name: 'web-1',
    namespace: 'shop',
    uid: 'u-1',
    createdMs,
    labels: { app: 'web' },
    node: { name: 'node-1', ip: '10.0.0.1', podLabels: {} },
    podIp: '10.244.0.7',
    restartPolicy: 'Always',
    initContainers: [],
    containers: [containerPlan(behaviour)],
    spec: {},
    qosClass: 'Burstable',
    isOlderKubelet: false,
    ...more,
  };
}

/** Of a container that the kubelet starts to create at `createdMs`, at that time afterwards. */
export function contextAfter(
  afterMs: number,
  behaviour: Behaviour,
  more: Partial<ContainerContext> = {},
): ContainerContext {
  const tracker = new ChangeTracker(createdMs + afterMs);
  return {
    plan: containerPlan(behaviour),
    startMs: createdMs,
    restartPolicy: 'Always',
    isInit: false,
    pod: { name: 'web-1', namespace: 'shop', uid: 'u-1' },
    tracker,
    events: eventTally(tracker),
    namesContainers: false,
    ...more,
  };
}

export function eventTally(
  tracker: ChangeTracker,
  component = 'kubelet',
): EventTally {
  return new EventTally(INVOLVED, component, 'node-1', tracker);
}

/** `Normal Started: Container started x1` */
export function eventLines(events: EventTally): readonly string[] {
  return events
    .objects()
    .map(
      event =>
        `${String(event.type)} ${String(event.reason)}: ${textAt(
          event,
          'message',
        )} x${String(event.count)}`,
    );
}
