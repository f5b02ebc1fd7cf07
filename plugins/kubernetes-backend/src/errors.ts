import { CustomErrorBase } from '@backstage/errors';
import { ClusterReason } from '@podlight/backstage-plugin-kubernetes-common';
import { LogProblem } from './read';

/** Answers 404 to whoever asks for what is not there, and for what is not theirs to see. */
export const POD_NOT_FOUND =
  'There is no such pod among those that this entity selects.';

/**
 * A cluster did not give what a request needs. Status 504 when it was too slow,
 * else 502; `code` is that of the {@link ClusterReason}.
 */
export class ClusterError extends CustomErrorBase {
  override readonly name = 'ClusterError' as const;
  readonly code: ClusterReason['code'];
  readonly statusCode: number;

  constructor(cluster: string, reason: ClusterReason) {
    super(`Cluster '${cluster}': ${reason.message}`);
    this.code = reason.code;
    this.statusCode = reason.code === 'timeout' ? 504 : 502;
  }
}

/** A cluster was diagnosed as often as it may be for now. Status 429. */
export class TooManyDiagnosesError extends CustomErrorBase {
  override readonly name = 'TooManyDiagnosesError' as const;
  readonly statusCode = 429;

  constructor(cluster: string) {
    super(
      `Cluster '${cluster}' has been diagnosed many times in the last minute. Try again in a minute.`,
    );
  }
}

/** Somebody has pressed Retry as often as it may do anything. Status 429. */
export class TooManyRetriesError extends CustomErrorBase {
  override readonly name = 'TooManyRetriesError' as const;
  readonly statusCode = 429;

  constructor() {
    super(
      'You have retried many times in the last minute. Clusters that cannot be reached are retried every few seconds anyway.',
    );
  }
}

/**
 * The pod is there and the log is not. Status 404, or 400 when the request named
 * no or the wrong container; `code` says which case it is.
 */
export class LogUnavailableError extends CustomErrorBase {
  override readonly name = 'LogUnavailableError' as const;
  readonly code: LogProblem['code'];
  readonly statusCode: number;

  constructor(problem: LogProblem) {
    super(problem.message);
    this.code = problem.code;
    this.statusCode = problem.code === 'container' ? 400 : 404;
  }
}

/** Somebody, or all together, follow as many logs as are possible at a time. Status 429. */
export class TooManyFollowedLogsError extends CustomErrorBase {
  override readonly name = 'TooManyFollowedLogsError' as const;
  readonly code = 'too-many-followed';
  readonly statusCode = 429;
}
