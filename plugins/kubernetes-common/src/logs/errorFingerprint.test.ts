import { errorFingerprint } from './errorFingerprint';
import { groupByFingerprint } from './groupByFingerprint';

describe('errorFingerprint', () => {
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
  ])('takes out %s', (_what, line, fingerprint) => {
    expect(errorFingerprint(line)).toEqual({
      line,
      fingerprint,
      isError: expect.any(Boolean),
    });
  });

  it.each([
    'Error: Request failed with status code 503',
    'Error: upstream answered HTTP/1.1 404',
    'Error: utf8 and sha256 are names',
    'java.lang.NullPointerException: price is null',
  ])('keeps what says what went wrong: %s', line => {
    expect(errorFingerprint(line)?.fingerprint).toBe(line);
  });

  it('takes the message of a structured line', () => {
    expect(
      errorFingerprint(
        '{"level":"error","time":"2026-03-01T12:00:00Z","msg":"cache unreachable","error":"dial tcp 10.96.7.20:6379: i/o timeout"}',
      )?.fingerprint,
    ).toBe('cache unreachable: dial tcp …:6379: i/o timeout');
    expect(
      errorFingerprint('{"level":"error","err":{"message":"out of stock"}}')
        ?.fingerprint,
    ).toBe('out of stock');
    expect(
      errorFingerprint('ts=1 level=error msg="cannot open door 7" id=3')
        ?.fingerprint,
    ).toBe('cannot open door #');
  });

  it('reads colored logs, up to the most informative line', () => {
    expect(
      errorFingerprint(
        [
          '\u001b[32mINFO\u001b[0m starting',
          '\u001b[31mTypeError\u001b[0m: x is undefined',
          '    at main (/srv/index.js:12:3)',
        ].join('\n'),
      )?.fingerprint,
    ).toBe('TypeError: x is undefined');
  });

  it.each([
    [
      'Java with a cause',
      'INFO starting\nException in thread "main" java.lang.IllegalStateException: cannot start\n\tat shop.Main.main(Main.java:12)\nCaused by: java.net.ConnectException: Connection refused\n\tat shop.Db.open(Db.java:7)\n\t... 3 more',
      'Caused by: java.net.ConnectException: Connection refused',
    ],
    [
      'Python',
      'INFO ready\nTraceback (most recent call last):\n  File "/app/main.py", line 7, in <module>\n    run()\nshop.errors.OutOfStock: item 42 is gone',
      'shop.errors.OutOfStock: item # is gone',
    ],
    [
      'Go',
      'panic: runtime error: index out of range [5] with length 3\n\ngoroutine 1 [running]:\nmain.main()\n\t/app/main.go:8 +0x1d\nexit status 2',
      'panic: runtime error: index out of range [#] with length #',
    ],
    [
      'Node.js, a promise',
      "[UnhandledPromiseRejection: This error originated either by throwing inside of an async function] {\n  code: 'ERR_UNHANDLED_REJECTION'\n}\n\nNode.js v24.1.0",
      '[UnhandledPromiseRejection: This error originated either by throwing inside of an async function] {',
    ],
    [
      '.NET',
      'Unhandled exception. System.InvalidOperationException: Queue 7 is closed\n   at Shop.Program.Main() in /src/Program.cs:line 12',
      'Unhandled exception. System.InvalidOperationException: Queue # is closed',
    ],
    [
      'Rust',
      "thread 'main' panicked at src/main.rs:4:10:\ncalled `Option::unwrap()` on a `None` value\nnote: run with `RUST_BACKTRACE=1` environment variable to display a backtrace",
      'called `…` on a `…` value',
    ],
    [
      'JSON',
      '{"level":"info","msg":"starting"}\n{"level":"fatal","msg":"cannot bind","error":"listen tcp :8080: address already in use"}',
      'cannot bind: listen tcp :#: address already in use',
    ],
    [
      'logfmt',
      'level=info msg=starting\nlevel=error msg="store is closed" attempt=3',
      'store is closed',
    ],
    [
      'nginx',
      '2026/03/01 12:00:00 [emerg] 1#1: host not found in upstream "backend" in /etc/nginx/conf.d/default.conf:4',
      '… [emerg] ###: host not found in upstream "…" in /etc/nginx/conf.d/default.conf:#',
    ],
    [
      'PostgreSQL, over several lines',
      'ERROR:  duplicate key value violates unique constraint "orders_pkey"\nDETAIL:  Key (id)=(42) already exists.\nSTATEMENT:  INSERT INTO orders VALUES (42)',
      'ERROR: duplicate key value violates unique constraint "…"',
    ],
    [
      'klog',
      'I0301 12:00:00.000000       1 main.go:7] starting\nF0301 12:00:01.000000       1 main.go:9] lease lost',
      expect.stringMatching(/lease lost$/),
    ],
    ['a shell', '/bin/sh: serve: not found', '/bin/sh: serve: not found'],
  ])('knows an error of %s', (_style, log, fingerprint) => {
    expect(errorFingerprint(log)).toMatchObject({ fingerprint, isError: true });
  });

  it.each([
    ['work', 'loading the catalogue\nallocated 231 MiB', 'allocated # MiB'],
    ['a progress bar', '10 %\r20 %\r30 %', '# %'],
    [
      'a request',
      '10.0.0.1 - - "GET /items HTTP/1.1" 200 17',
      expect.any(String),
    ],
  ])('takes the last line of %s as no error', (_what, log, fingerprint) => {
    expect(errorFingerprint(log)).toMatchObject({
      fingerprint,
      isError: false,
    });
  });

  it('is undefined for an empty log', () => {
    expect(errorFingerprint(' \n\n')).toBeUndefined();
  });
});

describe('groupByFingerprint', () => {
  const logs: readonly (readonly [string, string])[] = [
    ['silent', ''],
    ['a', 'Error: no route to 10.0.0.1'],
    ['b', 'Error: disk full'],
    ['c', 'Error: no route to 10.0.0.2'],
    ['d', 'Error: no route to 10.0.0.3'],
  ];

  it('puts the same error of several pods together, the most frequent first', () => {
    const groups = groupByFingerprint(
      logs.map(([crash, log]) => ({ crash, error: errorFingerprint(log) })),
    );
    expect(groups).toEqual([
      {
        kind: 'error',
        fingerprint: 'Error: no route to …',
        line: 'Error: no route to 10.0.0.1',
        crashes: ['a', 'c', 'd'],
      },
      {
        kind: 'error',
        fingerprint: 'Error: disk full',
        line: 'Error: disk full',
        crashes: ['b'],
      },
      {
        kind: 'silent',
        fingerprint: undefined,
        line: undefined,
        crashes: ['silent'],
      },
    ]);
  });

  it('is one end for all that the kernel killed, whatever they wrote before', () => {
    const written = [
      'ERROR payment 17 failed: card declined',
      'panic: never mind',
      'serving requests',
    ];
    const groups = groupByFingerprint(
      written.map(log => ({
        crash: log,
        error: errorFingerprint(log),
        isOutOfMemory: true,
      })),
    );
    expect(groups).toMatchObject([{ kind: 'outOfMemory', crashes: written }]);
  });

  it("doesn't blame the last line for an out-of-memory kill", () => {
    const ended = (crash: string, log: string, isOutOfMemory: boolean) => ({
      crash,
      error: errorFingerprint(log),
      isOutOfMemory,
    });
    const groups = groupByFingerprint([
      ended('a', 'allocated 231 MiB', true),
      ended('b', 'allocated 17 MiB', false),
      ended('c', '', true),
      ended('d', 'java.lang.OutOfMemoryError: Java heap space', true),
    ]);
    expect(
      groups.map(({ kind, fingerprint, crashes }) => [
        kind,
        fingerprint,
        crashes,
      ]),
    ).toEqual([
      ['outOfMemory', undefined, ['a', 'c']],
      ['lastLine', 'allocated # MiB', ['b']],
      ['error', 'java.lang.OutOfMemoryError: Java heap space', ['d']],
    ]);
  });
});
