import { aFinding } from '../testing';
import { englishText } from './englishText';

const brief = (probe: string | undefined, probeError: string | undefined) =>
  englishText(
    aFinding(['web-1'], {
      class: 'ReadinessProbeFailing',
      params: {
        container: 'app',
        ...(probe && { probe }),
        ...(probeError && { probeError }),
      },
    }),
  ).brief;

const GET = 'Get "http://10.1.2.3:8080/ready"';

describe('what a probe got', () => {
  it.each([
    [
      'GET :8080/ready',
      'HTTP probe failed with statuscode: 503',
      'HTTP 503 from /ready',
    ],
    [
      'GET https example.com:web/',
      'HTTP probe failed with statuscode: 404',
      'HTTP 404 from /',
    ],
    [
      'GET :8080/ready?token=x',
      'HTTP probe failed with statuscode: 500',
      'HTTP 500 from /ready',
    ],
    [
      'GET :8080/ready',
      `${GET}: dial tcp 10.1.2.3:8080: connect: connection refused`,
      'connection refused on port 8080',
    ],
    [
      'GET :8080/ready',
      `${GET}: context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
      'no answer from /ready in time',
    ],
    [
      'GET :8080/ready',
      `${GET}: net/http: request canceled (Client.Timeout exceeded while awaiting headers)`,
      'no answer from /ready in time',
    ],
    [
      'GET :8080/ready',
      `${GET}: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)`,
      'no answer from /ready in time',
    ],
    [
      'tcp :5432',
      'dial tcp 10.1.2.3:5432: connect: connection refused',
      'connection refused on port 5432',
    ],
    [
      'tcp :5432',
      'dial tcp 10.1.2.3:5432: i/o timeout',
      'no answer on port 5432 in time',
    ],
    [
      'grpc :9000',
      'timeout: failed to connect service "10.1.2.3:9000" within 1s: context deadline exceeded',
      'no answer on port 9000 in time',
    ],
    [
      'grpc :9000',
      'timeout: health rpc did not complete within 1s',
      'no answer on port 9000 in time',
    ],
    [
      'grpc :9000',
      'service unhealthy (responded with "NOT_SERVING")',
      'gRPC health check answers NOT_SERVING',
    ],
    [
      'grpc :9000',
      'error: this server does not implement the grpc health protocol (grpc.health.v1.Health): unknown service',
      'no gRPC health service on port 9000',
    ],
    [
      'exec pg_isready',
      'command timed out: "pg_isready" timed out after 1s',
      'the probe’s command didn’t finish in time',
    ],
    [
      'exec pg_isready',
      'command "pg_isready" timed out',
      'the probe’s command didn’t finish in time',
    ],
    [
      'exec /check',
      'command terminated with non-zero exit code: exit status 2',
      'the probe’s command exits with code 2',
    ],
  ])('of %s that answers %s is: %s', (probe, answer, words) => {
    expect(brief(probe, answer)).toBe(words);
  });

  it.each([
    ['exec /check', 'dial tcp 10.1.2.3:5432: connect: connection refused'],
    ['exec /check', 'HTTP probe failed with statuscode: 503'],
    ['GET :8080/ready', 'HTTP/1.1 503'],
    [
      'GET :8080/ready',
      'strconv.Atoi: parsing "web": invalid syntax: couldn’t find port',
    ],
    [undefined, 'HTTP probe failed with statuscode: 503'],
  ])('of %s keeps other words: %s', (probe, answer) => {
    expect(brief(probe, answer)).toBe(answer);
  });

  it('is nothing where no event says it', () => {
    expect(brief('GET :8080/ready', undefined)).toBeUndefined();
  });

  it('is bounded, and shows what is unseen', () => {
    const words = brief(
      `GET :8080/${'a'.repeat(300)}`,
      'HTTP probe failed with statuscode: 503',
    );
    expect(words?.length).toBeLessThan(120);
    expect(
      brief('GET :80/a\u202eb', 'HTTP probe failed with statuscode: 503'),
    ).toBe('HTTP 503 from /a⟨U+202E⟩b');
    const long = `service unhealthy ${'x'.repeat(5_000)}`;
    expect(brief('grpc :9000', long)).toBe(long);
  });
});
