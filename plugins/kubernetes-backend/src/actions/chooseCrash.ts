import {
  ClusterMessage,
  ContainerRow,
  needsAttention,
  PodRow,
  previousLogKey,
} from '@podlight/backstage-plugin-kubernetes-common';

/** Which log is asked for; what is absent is chosen. */
export interface CrashQuery {
  readonly cluster?: string;
  readonly namespace?: string;
  readonly pod?: string;
  readonly container?: string;
}

/** The container whose log tells most. */
export interface CrashedContainer {
  readonly cluster: string;
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  /** The log of the run that ended; the current one otherwise. */
  readonly previous: boolean;
}

interface Candidate extends CrashedContainer {
  readonly rank: number;
}

/**
 * Chooses the container that crashed, or else one that is not ready, in the worst pod
 * that the query lets through.
 *
 * @returns undefined where no pod is left
 */
export function chooseCrash(
  clusters: readonly ClusterMessage[],
  query: CrashQuery,
): CrashedContainer | undefined {
  const found = clusters
    .filter(({ cluster }) => isWanted(query.cluster, cluster))
    .flatMap(message => candidates(message, query));
  const best = found.reduce<Candidate | undefined>(
    (first, next) => (first && first.rank >= next.rank ? first : next),
    undefined,
  );
  if (!best) return undefined;
  const { rank: _rank, ...crash } = best;
  return crash;
}

function candidates(
  message: ClusterMessage,
  query: CrashQuery,
): readonly Candidate[] {
  const blamed = new Set(
    message.findings
      .filter(needsAttention)
      .flatMap(({ pods, scope: { container } }) =>
        pods.map(pod =>
          previousLogKey(pod.namespace, pod.name, container ?? ''),
        ),
      ),
  );
  return message.pods
    .filter(
      pod =>
        isWanted(query.namespace, pod.namespace) &&
        isWanted(query.pod, pod.name),
    )
    .flatMap(pod =>
      pod.containers
        .filter(({ name }) => isWanted(query.container, name))
        .map(container => ({
          cluster: message.cluster,
          namespace: pod.namespace,
          pod: pod.name,
          container: container.name,
          previous:
            container.hasPreviousLog && container.state !== 'terminated',
          rank: rankCrash(pod, container, blamed),
        })),
    );
}

/** What a finding blames comes first, then what crashed, then what is not ready. */
function rankCrash(
  pod: PodRow,
  container: ContainerRow,
  blamed: ReadonlySet<string>,
): number {
  const isBlamed = blamed.has(
    previousLogKey(pod.namespace, pod.name, container.name),
  );
  return (
    (isBlamed ? 8 : 0) +
    (hasCrashed(container) ? 4 : 0) +
    (pod.state === 'failing' ? 2 : 0) +
    (container.ready ? 0 : 1)
  );
}

function hasCrashed({ hasPreviousLog, exitCode = 0 }: ContainerRow): boolean {
  return hasPreviousLog || exitCode !== 0;
}

function isWanted(wanted: string | undefined, value: string): boolean {
  return wanted === undefined || wanted === value;
}
