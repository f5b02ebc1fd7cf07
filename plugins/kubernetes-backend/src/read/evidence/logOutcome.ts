import { ClusterReason } from '@podlight/backstage-plugin-kubernetes-common';

/**
 * Why there is no log to show, although the pod is there.
 *
 * - `not-started`: the container has not run yet
 * - `no-previous-run`: the container has run only once, or the kubelet has removed the run before
 * - `not-scheduled`: the pod is on no node
 * - `container`: there is no such container, or one has to be chosen
 */
export type LogProblemCode =
  | 'not-started'
  | 'no-previous-run'
  | 'not-scheduled'
  | 'container';

export interface LogProblem {
  readonly code: LogProblemCode;
  readonly message: string;
}

/** The kubelet's text, with status 200, in place of the log of a container that it has removed. */
const COLLECTED =
  /^(unable to retrieve container logs for |failed to try resolving symlinks in path )[^\n]*\n?$/;

/** Whether a log consists of nothing but that text. */
export function isCollectedLog(text: string): boolean {
  return COLLECTED.test(text);
}

/**
 * Recognizes a refusal of a log whose reason is the container rather than the
 * cluster. The wording is the same from Kubernetes 1.20 to 1.36.
 */
export function toLogProblem({
  status,
  message,
}: ClusterReason): LogProblem | undefined {
  if (status !== 400) return undefined;
  if (/^previous terminated container .* not found/.test(message)) {
    return {
      code: 'no-previous-run',
      message:
        "The log of this container's previous run doesn't exist or has been removed.",
    };
  }
  const waiting = /is waiting to start(?:: (.{1,200}))?|is terminated$/.exec(
    message,
  );
  if (waiting) {
    return {
      code: 'not-started',
      message: waiting[1]
        ? `This container hasn't started, so it has no log yet: ${waiting[1]}.`
        : 'This container has no log yet.',
    };
  }
  const isContainer =
    /^container .* is not valid for pod|^a container name must be specified/;
  return isContainer.test(message) ? { code: 'container', message } : undefined;
}
