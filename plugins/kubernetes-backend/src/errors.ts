import { CustomErrorBase } from '@backstage/errors';
import {
  ClusterReason,
  OTHER_VERSION_CODE,
  packageToUpgrade,
  showInvisible,
  WIRE_VERSION,
} from '@podlight/backstage-plugin-kubernetes-common';
import packageJson from '../package.json';
import { LogProblem } from './read';

/** Status 404, both for what does not exist and for what the caller may not see. */
export const POD_NOT_FOUND = 'This entity selects no such pod.';

/** The same of any object. */
export const OBJECT_NOT_FOUND = 'This entity has no such object.';

/**
 * A cluster did not provide what a request needs. Status 504 when it was too slow,
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

/**
 * The pod exists but the log does not. Status 404, or 400 when the request named
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

const BACKEND = packageJson.name;

/** What to do when this backend does not have what a page requests. */
export const UPGRADE_FOR_THE_TAB = `If the Kubernetes tab needs it, upgrade ${BACKEND} to the version of @podlight/backstage-plugin-kubernetes in the app.`;

/** The frontend asks for a version of the API that this backend does not have. Status 404. */
export class OtherVersionError extends CustomErrorBase {
  override readonly name = 'NotFoundError' as const;
  readonly statusCode = 404;
  readonly code = OTHER_VERSION_CODE;

  constructor(asked: number) {
    const outdated = packageToUpgrade({
      frontend: asked,
      backend: WIRE_VERSION,
    });
    const target =
      asked < WIRE_VERSION
        ? `${packageJson.version} or later, and reload the page`
        : 'the version of @podlight/backstage-plugin-kubernetes in the app';
    super(
      `Frontend and backend use different versions of Podlight's API: the frontend requested version ${asked}, this backend has version ${WIRE_VERSION}. Upgrade ${outdated} to ${target}.`,
    );
  }
}

/** The names in the message are the caller's. */
const MAX_NAMES_LENGTH = 100;

/** A newer frontend requests what this backend does not have, or a name is misspelled. Status 400. */
export class UnknownParameterError extends CustomErrorBase {
  override readonly name = 'InputError' as const;
  readonly statusCode = 400;
  readonly code = OTHER_VERSION_CODE;

  constructor(names: readonly string[]) {
    super(
      `${BACKEND} ${
        packageJson.version
      } does not know the parameter ${printable(
        names.join(', '),
      )}. ${UPGRADE_FOR_THE_TAB}`,
    );
  }
}

/** Bounds and flattens text from a link so that it fits on one line of a log. */
function printable(names: string): string {
  const line = names.slice(0, MAX_NAMES_LENGTH).replaceAll(/\s/g, ' ');
  return showInvisible(line);
}

/** A limit per caller or in total is reached. Status 429 with `Retry-After`. */
export class TooManyRequestsError extends CustomErrorBase {
  override readonly name: string = 'TooManyRequestsError';
  readonly statusCode = 429;
  readonly retryAfterSeconds: number = 1;
}

/** The maximum number of streams is open. Status 429 with `Retry-After`. */
export class TooManyStreamsError extends TooManyRequestsError {
  override readonly name = 'TooManyStreamsError';
  /** A slot frees up only when a stream is closed. */
  override readonly retryAfterSeconds = 30;
}

/** This backend is about to stop. Status 503 with `Retry-After`: another one may answer at once. */
export class ShuttingDownError extends CustomErrorBase {
  override readonly name = 'ServiceUnavailableError';
  readonly statusCode = 503;
  readonly retryAfterSeconds = 1;

  constructor() {
    super('This backend is restarting. Another one takes over in a moment.');
  }
}

/** The rate limit for diagnoses of a cluster is reached. Status 429 with `Retry-After`. */
export class TooManyDiagnosesError extends TooManyRequestsError {
  override readonly name = 'TooManyDiagnosesError';
  override readonly retryAfterSeconds = 60;

  constructor(cluster: string) {
    super(
      `Cluster '${cluster}' was diagnosed many times in the last minute. Try again in a minute.`,
    );
  }
}

/** The rate limit for Retry is reached. Status 429 with `Retry-After`. */
export class TooManyRetriesError extends TooManyRequestsError {
  override readonly name = 'TooManyRetriesError';
  override readonly retryAfterSeconds = 60;

  constructor() {
    super(
      'You retried many times in the last minute. Backstage retries unreachable clusters every few seconds anyway.',
    );
  }
}
