import { RawContainer } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { chance } from '@podlight/fake-kubernetes-api-server';
import { Behaviour, LogScript } from './behaviour';
import { EventTally } from './EventTally';
import { ChangeTracker } from './ChangeTracker';
import { RestartPolicy, Run } from './runs';

/** One container as the scenario plans it. */
export interface ContainerPlan {
  readonly name: string;
  readonly image: string;
  readonly behaviour: Behaviour;
  /** Its entry in the pod's spec. */
  readonly spec: RawContainer;
  readonly logs: LogScript;
  /** Whether the node has the image already. */
  readonly isImagePresent: boolean;
}

export interface ContainerContext {
  readonly plan: ContainerPlan;
  /** When the kubelet starts to create it. */
  readonly startMs: number;
  readonly restartPolicy: RestartPolicy;
  readonly isInit: boolean;
  readonly pod: {
    readonly name: string;
    readonly namespace: string;
    readonly uid: string;
  };
  readonly tracker: ChangeTracker;
  readonly events: EventTally;
  /** Before 1.36 the kubelet named the container in its messages. */
  readonly namesContainers: boolean;
}

/** How often the kubelet retries a pod that it cannot start. */
export const SYNC_INTERVAL_MS = 13_000;
/** How long pulling an image takes. */
export const PULL_MS = 2_400;

/** How long a container stays `terminated` before the kubelet reports back-off. */
export function shownTerminatedMs(context: ContainerContext, run: Run): number {
  return (
    3_000 +
    6_000 * chance(context.pod.uid, context.plan.name, 'shown', run.attempt)
  );
}

/** `involvedObject.fieldPath` of events. */
export function fieldPath({ isInit, plan }: ContainerContext): string {
  return `spec.${isInit ? 'initContainers' : 'containers'}{${plan.name}}`;
}
