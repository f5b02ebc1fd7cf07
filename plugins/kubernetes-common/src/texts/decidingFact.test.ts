import { aFinding } from '../testing';
import { decidingFact } from './decidingFact';

const log = (line: string) =>
  ({ type: 'log', container: 'app', line } as const);
const event = (reason: string, message: string) =>
  ({ type: 'event', reason, message, count: 3 } as const);

describe('decidingFact', () => {
  it('is what the log says, before anything that Kubernetes reports', () => {
    const finding = aFinding(['web-1'], {
      evidence: [
        event('Unhealthy', 'Readiness probe failed: HTTP 503'),
        log('  Error: connect ECONNREFUSED 10.96.41.17:5432 '),
        log('second'),
      ],
      params: { message: 'exit status 1' },
    });
    expect(decidingFact(finding)).toBe(
      'Error: connect ECONNREFUSED 10.96.41.17:5432',
    );
  });

  it.each([
    [
      'Back-off pulling image "r.example.com/web:2": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "r.example.com/web:2": r.example.com/web:2: not found',
      'r.example.com/web:2: not found',
    ],
    [
      'Readiness probe failed: HTTP probe failed with statuscode: 503',
      'HTTP probe failed with statuscode: 503',
    ],
    [
      'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "/app/run": no such file or directory',
      'exec: "/app/run": no such file or directory',
    ],
    [
      '0/9 nodes are available: 9 Insufficient cpu.',
      '0/9 nodes are available: 9 Insufficient cpu.',
    ],
  ])('leaves out what is written around it: %s', (message, fact) => {
    expect(
      decidingFact(aFinding([], { evidence: [], params: { message } })),
    ).toBe(fact);
  });

  it.each([
    '2026-11-29T08:42:10.551Z panic: dial tcp: timed out',
    '2026-11-29 08:42:10,551+0100 panic: dial tcp: timed out',
    '[2026-11-29T08:42:10Z] panic: dial tcp: timed out',
    '2026/11/29 08:42:10 panic: dial tcp: timed out',
    'E1129 08:42:10.551000       1 main.go:42] panic: dial tcp: timed out',
  ])('leaves out when a log line was written: %s', line => {
    expect(
      decidingFact(aFinding([], { evidence: [log(line)], params: {} })),
    ).toBe('panic: dial tcp: timed out');
  });

  it('is not what a probe got where that has been read in words', () => {
    const answer = 'HTTP probe failed with statuscode: 503';
    const finding = aFinding([], {
      class: 'ReadinessProbeFailing',
      evidence: [event('Unhealthy', `Readiness probe failed: ${answer}`)],
      params: { probe: 'GET :8080/ready', probeError: answer },
    });
    expect(decidingFact(finding, 'HTTP 503 from /ready')).toBeUndefined();
    expect(decidingFact(finding)).toBe(answer);
  });

  it('is an event where there is neither a log nor a message', () => {
    const evidence = [
      event('BackOff', 'Back-off restarting failed container'),
      event('Unhealthy', 'Liveness probe failed: timeout'),
    ];
    expect(decidingFact(aFinding([], { evidence, params: {} }))).toBe(
      'timeout',
    );
  });

  it('does not repeat what has been said', () => {
    const finding = aFinding([], {
      evidence: [log('exit code 1'), log('no such table: users')],
      params: {},
    });
    expect(decidingFact(finding, 'Crashes at start · Exit code 1')).toBe(
      'no such table: users',
    );
    expect(
      decidingFact(aFinding([], { evidence: [], params: {} })),
    ).toBeUndefined();
  });

  it.each([
    [
      '{"level":"error","time":"2026-01-01T12:00:00Z","msg":"cache unreachable","error":"dial tcp 10.0.0.1:6379"}',
      'cache unreachable: dial tcp 10.0.0.1:6379',
    ],
    ['{"level":"error","code":7}', '{"level":"error","code":7}'],
    ['{"msg":"cut o', '{"msg":"cut o'],
    ['null', 'null'],
  ])('reads structured logs: %s', (line, fact) => {
    expect(decidingFact(aFinding([], { evidence: [log(line)] }))).toBe(fact);
  });

  it('is one line of bounded length', () => {
    const fact = decidingFact(
      aFinding([], { evidence: [log(`a\nb ${'x'.repeat(5_000)}`)] }),
    );
    expect(fact).toHaveLength(300);
    expect(fact).toMatch(/^a b x+…$/);
  });
});
