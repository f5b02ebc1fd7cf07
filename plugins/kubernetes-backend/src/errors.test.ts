import { WIRE_VERSION } from '@podlight/backstage-plugin-kubernetes-common';
import {
  ClusterError,
  LogUnavailableError,
  OtherVersionError,
  ShuttingDownError,
  TooManyDiagnosesError,
  TooManyRequestsError,
  TooManyRetriesError,
  TooManyStreamsError,
  UnknownParameterError,
} from './errors';

describe('errors', () => {
  it('of a cluster have a status of their own when it was too slow', () => {
    const slow = new ClusterError('eu', { code: 'timeout', message: 'slow' });
    const down = new ClusterError('eu', { code: 'dns', message: 'no address' });
    expect(slow).toMatchObject({ statusCode: 504, code: 'timeout' });
    expect(down).toMatchObject({
      statusCode: 502,
      code: 'dns',
      message: "Cluster 'eu': no address",
    });
  });

  it('of a log say whether the request or the log is at fault', () => {
    const message = 'x';
    expect(
      new LogUnavailableError({ code: 'container', message }).statusCode,
    ).toBe(400);
    expect(
      new LogUnavailableError({ code: 'not-started', message }).statusCode,
    ).toBe(404);
  });

  it('of another version name the package to upgrade', () => {
    const older = new OtherVersionError(WIRE_VERSION - 1);
    const newer = new OtherVersionError(WIRE_VERSION + 1);
    expect(older.message).toMatch(
      /Upgrade @podlight\/backstage-plugin-kubernetes to .* reload the page/,
    );
    expect(newer.message).toContain(
      'Upgrade @podlight/backstage-plugin-kubernetes-backend to',
    );
    expect([older.statusCode, newer.name]).toEqual([404, 'NotFoundError']);
  });

  it('quote a parameter on one line, cut and without invisible characters', () => {
    const { message, statusCode } = new UnknownParameterError([
      `a\nb\u202e${'x'.repeat(200)}`,
    ]);
    expect(statusCode).toBe(400);
    expect(message).toContain('a b');
    expect(message).not.toMatch(/[\n\u202e]/);
    expect(message).not.toContain('x'.repeat(101));
  });

  it.each([
    [new TooManyRequestsError('x'), 429, 1],
    [new TooManyStreamsError('x'), 429, 30],
    [new TooManyDiagnosesError('eu'), 429, 60],
    [new TooManyRetriesError(), 429, 60],
    [new ShuttingDownError(), 503, 1],
  ])('of limits say when to retry: %s', (error, statusCode, seconds) => {
    expect(error).toMatchObject({ statusCode, retryAfterSeconds: seconds });
  });
});
