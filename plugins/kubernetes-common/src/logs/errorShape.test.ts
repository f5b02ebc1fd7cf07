import { errorShape } from './errorShape';
import { groupByShape } from './groupByShape';

describe('errorShape', () => {
  it.each([
    [
      'numbers and addresses, but not the port of a service',
      'Error: connect ECONNREFUSED 10.96.41.17:5432',
      'Error: connect ECONNREFUSED …:5432',
    ],
    [
      'ports that are handed out anew',
      'error: read tcp 10.1.2.3:51234->[fd00::7]:6379: i/o timeout after 3.2s',
      'error: read tcp …->…:6379: i/o timeout after #s',
    ],
    [
      'times',
      '2026-03-01T12:00:00.123Z panic: deadline 2026/03/01 12:00:01 passed at 12:00:02,5',
      '… panic: deadline … passed at …',
    ],
    [
      'ids',
      'Error: order 8d7e2c1a-1b2c-4d5e-8f90-a1b2c3d4e5f6 of 9f31c07 at 0xc0000b2000 is gone',
      'Error: order … of … at … is gone',
    ],
    [
      'long tokens',
      'Error: session eyJhbGciOiJIUzI1NiJ9_abcdef0123 expired',
      'Error: session … expired',
    ],
    [
      'pods of one workload',
      'Error: peer dice-roller-6f7d9c4b5-x2x4z left',
      'Error: peer dice-roller-… left',
    ],
    [
      'quoted values, and no apostrophes',
      `Error: can't find "a" or 'b c' in \`d\`, it isn't there`,
      `Error: can’t find "…" or '…' in \`…\`, it isn’t there`,
    ],
  ])('takes out %s', (_what, line, shape) => {
    expect(errorShape(line)).toEqual({ line, shape });
  });

  it.each([
    'Error: Request failed with status code 503',
    'Error: upstream answered HTTP/1.1 404',
    'Error: utf8 and sha256 are names',
    'java.lang.NullPointerException: price is null',
  ])('leaves what says what went wrong: %s', line => {
    expect(errorShape(line)?.shape).toBe(line);
  });

  it('takes the message of a structured line', () => {
    expect(
      errorShape(
        '{"level":"error","time":"2026-03-01T12:00:00Z","msg":"cache unreachable","error":"dial tcp 10.96.7.20:6379: i/o timeout"}',
      )?.shape,
    ).toBe('cache unreachable: dial tcp …:6379: i/o timeout');
    expect(
      errorShape('{"level":"error","err":{"message":"out of stock"}}')?.shape,
    ).toBe('out of stock');
    expect(
      errorShape('ts=1 level=error msg="cannot open door 7" id=3')?.shape,
    ).toBe('cannot open door #');
  });

  it('reads through colours, to the line that says most', () => {
    expect(
      errorShape(
        [
          '\u001b[32mINFO\u001b[0m starting',
          '\u001b[31mTypeError\u001b[0m: x is undefined',
          '    at main (/srv/index.js:12:3)',
        ].join('\n'),
      )?.shape,
    ).toBe('TypeError: x is undefined');
  });

  it('is not there for a log that says nothing', () => {
    expect(errorShape(' \n\n')).toBeUndefined();
  });
});

describe('groupByShape', () => {
  const logs: readonly (readonly [string, string])[] = [
    ['silent', ''],
    ['a', 'Error: no route to 10.0.0.1'],
    ['b', 'Error: disk full'],
    ['c', 'Error: no route to 10.0.0.2'],
    ['d', 'Error: no route to 10.0.0.3'],
  ];

  it('puts the same error of several pods together, the most frequent first', () => {
    const groups = groupByShape(
      logs.map(([crash, log]) => ({ crash, error: errorShape(log) })),
    );
    expect(groups).toEqual([
      {
        shape: 'Error: no route to …',
        line: 'Error: no route to 10.0.0.1',
        crashes: ['a', 'c', 'd'],
      },
      {
        shape: 'Error: disk full',
        line: 'Error: disk full',
        crashes: ['b'],
      },
      { shape: undefined, line: undefined, crashes: ['silent'] },
    ]);
  });
});
