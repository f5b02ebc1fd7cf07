import {
  imagePullBackOffState,
  RawContainerState,
  waitingState,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  ContainerContext,
  fieldPath,
  SYNC_INTERVAL_MS,
} from './containerContext';
import { backOffMs } from './runs';

/** A container that the kubelet keeps trying to create. */
export function neverStarts(
  context: ContainerContext,
): RawContainerState | undefined {
  const { plan, tracker, events, startMs } = context;
  const { behaviour } = plan;
  const path = fieldPath(context);
  const recur = (type: 'Normal' | 'Warning', reason: string, message: string) =>
    events.every(SYNC_INTERVAL_MS, startMs, Infinity, {
      type,
      reason,
      message,
      fieldPath: path,
    });
  switch (behaviour.type) {
    case 'configError':
      recur(
        'Normal',
        'Pulled',
        `Container image "${plan.image}" already present on machine`,
      );
      recur('Warning', 'Failed', `Error: ${behaviour.message}`);
      return waitingState('CreateContainerConfigError', behaviour.message);
    case 'invalidImageName':
      recur('Warning', 'InspectFailed', behaviour.message);
      recur('Warning', 'Failed', 'Error: InvalidImageName');
      return waitingState('InvalidImageName', behaviour.message);
    case 'pullError':
      return tracker.reached(startMs)
        ? pullState(context, behaviour.message)
        : waitingState();
    default:
      return undefined;
  }
}

/** Pulls, fails, backs off. */
function pullState(
  context: ContainerContext,
  message: string,
): RawContainerState {
  const { plan, tracker, events } = context;
  const path = fieldPath(context);
  const pull = {
    type: 'Normal',
    reason: 'Pulling',
    message: `Pulling image "${plan.image}"`,
    fieldPath: path,
  } as const;
  const failed = (text: string) =>
    ({
      type: 'Warning',
      reason: 'Failed',
      message: text,
      fieldPath: path,
    } as const);
  let attemptMs = context.startMs;
  let reason = 'ContainerCreating';
  for (let attempt = 1; tracker.reached(attemptMs); attempt++) {
    events.at(attemptMs, pull);
    const failedMs = attemptMs + 900;
    if (!tracker.reached(failedMs)) break;
    events.at(
      failedMs,
      failed(`Failed to pull image "${plan.image}": ${message}`),
    );
    events.at(failedMs, failed('Error: ErrImagePull'));
    reason = 'ErrImagePull';
    const nextMs = failedMs + backOffMs(attempt);
    const backsOffMs = failedMs + 4_000;
    events.every(SYNC_INTERVAL_MS, backsOffMs, nextMs, {
      type: 'Normal',
      reason: 'BackOff',
      message: `Back-off pulling image "${plan.image}"`,
      fieldPath: path,
    });
    events.every(
      SYNC_INTERVAL_MS,
      backsOffMs,
      nextMs,
      failed('Error: ImagePullBackOff'),
    );
    if (tracker.reached(backsOffMs)) reason = 'ImagePullBackOff';
    attemptMs = nextMs;
  }
  switch (reason) {
    case 'ImagePullBackOff':
      return imagePullBackOffState(plan.image, message);
    case 'ErrImagePull':
      return waitingState(reason, message);
    default:
      return waitingState(reason);
  }
}
