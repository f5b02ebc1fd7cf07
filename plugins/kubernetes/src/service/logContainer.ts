import {
  ContainerRow,
  needsAttention,
} from '@podlight/backstage-plugin-kubernetes-common';
import { PodView } from './podViews';

/**
 * The container whose log is worth reading first: the one that was asked for,
 * else the one that a finding is about, one that has failed, the first.
 */
export function chooseLogContainer(
  pod: PodView,
  asked?: string,
): ContainerRow | undefined {
  const { containers } = pod.row;
  const named = (name: string | undefined) =>
    containers.find(container => container.name === name);
  return (
    named(asked) ??
    named(pod.findings.find(needsAttention)?.scope.container) ??
    containers.find(hasFailed) ??
    containers.find(({ kind }) => kind === 'app') ??
    containers.at(0)
  );
}

/** Whether a container failed, now or in its previous run. */
export function hasFailed(container: ContainerRow): boolean {
  const { ready, exitCode = 0, hasPreviousLog } = container;
  return !ready && (exitCode !== 0 || hasPreviousLog);
}
