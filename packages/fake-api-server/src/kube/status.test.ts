import { StatusError } from './status';

it('has a body like that of the API server', () => {
  const error = new StatusError(418, 'Teapot', 'short and stout', { a: 1 });
  expect(error).toBeInstanceOf(Error);
  expect(error.name).toBe('StatusError');
  expect(error.body()).toEqual({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: 'short and stout',
    reason: 'Teapot',
    details: { a: 1 },
    code: 418,
  });
});

it.each<[StatusError, number, string, string]>([
  [StatusError.badRequest('why'), 400, 'BadRequest', 'why'],
  [StatusError.unauthorized(), 401, 'Unauthorized', 'Unauthorized'],
  [
    StatusError.methodNotAllowed(),
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
  ],
  [
    StatusError.notAcceptable(),
    406,
    'NotAcceptable',
    '406: Not Acceptable\n\nAvailable representations: application/json, application/json;stream=watch',
  ],
  [
    StatusError.unsupportedMediaType(),
    415,
    'UnsupportedMediaType',
    '415: Unsupported Media Type',
  ],
  [
    StatusError.expiredRevision(5, 1000),
    410,
    'Expired',
    'too old resource version: 5 (1000)',
  ],
])('words %s', (error, code, reason, message) => {
  expect(error).toMatchObject({ code, reason, message });
});

it('leaves out the details that an error does not have', () => {
  expect(StatusError.unauthorized().body()).not.toHaveProperty('details');
  expect(StatusError.methodNotAllowed().body()).toHaveProperty('details', {});
});

it('says what was not found, and in which group', () => {
  expect(StatusError.notFound('pods', 'a')).toMatchObject({
    code: 404,
    reason: 'NotFound',
    message: 'pods "a" not found',
  });
  expect(StatusError.notFound('pods', 'a').details).toEqual({
    name: 'a',
    kind: 'pods',
  });
  expect(StatusError.notFound('jobs.batch', 'a').details).toEqual({
    name: 'a',
    group: 'batch',
    kind: 'jobs',
  });
  expect(StatusError.notFound('nodes.metrics.k8s.io', 'a').details).toEqual({
    name: 'a',
    group: 'metrics.k8s.io',
    kind: 'nodes',
  });
});

it('offers a token where a list has expired', () => {
  expect(StatusError.expiredContinue('next').body()).toMatchObject({
    code: 410,
    reason: 'Expired',
    metadata: { continue: 'next' },
  });
});

it('names the invalid field', () => {
  expect(StatusError.invalid('PodLogOptions', 'a', 'tailLines', 'no')).toEqual(
    expect.objectContaining({
      code: 422,
      reason: 'Invalid',
      message: 'PodLogOptions "a" is invalid: tailLines: no',
      details: {
        name: 'a',
        kind: 'PodLogOptions',
        causes: [
          { reason: 'FieldValueInvalid', message: 'no', field: 'tailLines' },
        ],
      },
    }),
  );
});

it('says when to try again', () => {
  expect(StatusError.tooManyRequests(7)).toMatchObject({
    code: 429,
    reason: 'TooManyRequests',
    details: { retryAfterSeconds: 7 },
  });
  expect(StatusError.futureRevision(9, 5)).toMatchObject({
    code: 504,
    reason: 'Timeout',
    message: 'Timeout: Too large resource version: 9, current: 5',
    details: {
      causes: [{ reason: 'ResourceVersionTooLarge' }],
      retryAfterSeconds: 1,
    },
  });
});
