/** An error as Kubernetes words it: the HTTP status and the `Status` body. */
export class StatusError extends Error {
  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly details?: Readonly<Record<string, unknown>>,
    readonly metadata: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'StatusError';
  }

  body(): Record<string, unknown> {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: this.metadata,
      status: 'Failure',
      message: this.message,
      reason: this.reason,
      ...(this.details ? { details: this.details } : {}),
      code: this.code,
    };
  }

  static badRequest(message: string): StatusError {
    return new StatusError(400, 'BadRequest', message);
  }

  static unauthorized(): StatusError {
    return new StatusError(401, 'Unauthorized', 'Unauthorized');
  }

  static notFound(qualifiedResource: string, name: string): StatusError {
    const [kind, ...group] = qualifiedResource.split('.');
    return new StatusError(
      404,
      'NotFound',
      `${qualifiedResource} "${name}" not found`,
      { name, ...(group.length > 0 ? { group: group.join('.') } : {}), kind },
    );
  }

  static methodNotAllowed(): StatusError {
    return new StatusError(
      405,
      'MethodNotAllowed',
      'the server does not allow this method on the requested resource',
      {},
    );
  }

  static notAcceptable(): StatusError {
    return new StatusError(
      406,
      'NotAcceptable',
      `406: Not Acceptable\n\nAvailable representations: application/json, application/json;stream=watch`,
      {},
    );
  }

  static unsupportedMediaType(): StatusError {
    return new StatusError(
      415,
      'UnsupportedMediaType',
      '415: Unsupported Media Type',
      {},
    );
  }

  static expiredRevision(asked: number, oldest: number): StatusError {
    return new StatusError(
      410,
      'Expired',
      `too old resource version: ${asked} (${oldest})`,
    );
  }

  /** The list began before the last compaction; `continueToken` picks up where it stopped. */
  static expiredContinue(continueToken: string): StatusError {
    return new StatusError(
      410,
      'Expired',
      'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter, or use the continue token in this response to retrieve the remainder of the results. Continuing with the provided token results in an inconsistent list - objects that were created, modified, or deleted between the time the first chunk was returned and now may show up in the list.',
      undefined,
      { continue: continueToken },
    );
  }

  static invalid(
    kind: string,
    name: string,
    field: string,
    problem: string,
  ): StatusError {
    return new StatusError(
      422,
      'Invalid',
      `${kind} "${name}" is invalid: ${field}: ${problem}`,
      {
        name,
        kind,
        causes: [{ reason: 'FieldValueInvalid', message: problem, field }],
      },
    );
  }

  /** Parameters of a request that do not go together, or that the server does not have. */
  static forbiddenField(
    kind: string,
    field: string,
    problem: string,
  ): StatusError {
    return new StatusError(
      422,
      'Invalid',
      `${kind} "" is invalid: ${field}: Forbidden: ${problem}`,
      {
        group: 'meta.k8s.io',
        kind: 'ListOptions',
        causes: [
          {
            reason: 'FieldValueForbidden',
            message: `Forbidden: ${problem}`,
            field,
          },
        ],
      },
    );
  }

  static tooManyRequests(retryAfterSeconds: number): StatusError {
    return new StatusError(
      429,
      'TooManyRequests',
      'Too many requests, please try again later.',
      { retryAfterSeconds },
    );
  }

  static futureRevision(asked: number, current: number): StatusError {
    return new StatusError(
      504,
      'Timeout',
      `Timeout: Too large resource version: ${asked}, current: ${current}`,
      {
        causes: [
          {
            reason: 'ResourceVersionTooLarge',
            message: 'Too large resource version',
          },
        ],
        retryAfterSeconds: 1,
      },
    );
  }
}
