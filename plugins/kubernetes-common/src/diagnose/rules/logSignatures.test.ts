import { readLog } from './logSignatures';

/** Literal ends of logs, as the runtimes print them, and the line that a reader wants. */
const CRASHES: readonly (readonly [string, string, string, string?])[] = [
  [
    'Node.js, thrown',
    `listening on 8080
/srv/dice.js:42
  return dice.sides.length;
              ^

TypeError: Cannot read properties of undefined (reading 'sides')
    at roll (/srv/dice.js:42:17)
    at Server.<anonymous> (/srv/server.js:9:5)
    at Server.emit (node:events:519:28)

Node.js v22.4.0`,
    "TypeError: Cannot read properties of undefined (reading 'sides')",
  ],
  [
    'Node.js, with properties',
    `node:internal/process/promises:394
      triggerUncaughtException(err, true /* fromPromise */);
      ^

Error: connect ECONNREFUSED 10.96.41.17:5432
    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1607:16) {
  errno: -111,
  code: 'ECONNREFUSED',
  syscall: 'connect',
  address: '10.96.41.17',
  port: 5432
}

Node.js v22.4.0`,
    'Error: connect ECONNREFUSED 10.96.41.17:5432',
    'dependency-unreachable',
  ],
  [
    'Node.js, with a cause',
    `Error: cannot start
    at start (/srv/main.js:3:9) {
  [cause]: RangeError: port must be below 65536
      at listen (/srv/main.js:9:11)
}

Node.js v22.4.0`,
    '[cause]: RangeError: port must be below 65536',
  ],
  [
    'Node.js, of a module that is missing',
    `node:internal/modules/cjs/loader:1228
  throw err;
  ^

Error: Cannot find module '/srv/main.js'
    at Module._resolveFilename (node:internal/modules/cjs/loader:1225:15)
    at Module._load (node:internal/modules/cjs/loader:1051:27) {
  code: 'MODULE_NOT_FOUND',
  requireStack: []
}`,
    "Error: Cannot find module '/srv/main.js'",
    'missing-module',
  ],
  [
    'Python',
    `Traceback (most recent call last):
  File "/app/main.py", line 7, in <module>
    start(os.environ["DATABASE_URL"])
          ~~~~~~~~~~^^^^^^^^^^^^^^^^
  File "<frozen os>", line 714, in __getitem__
KeyError: 'DATABASE_URL'`,
    "KeyError: 'DATABASE_URL'",
    'python-traceback',
  ],
  [
    'Python, of an exception by any name',
    `Traceback (most recent call last):
  File "/app/manage.py", line 22, in <module>
    main()
django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.
`,
    'django.core.exceptions.ImproperlyConfigured: The SECRET_KEY setting must not be empty.',
    'missing-setting',
  ],
  [
    'Python, of a second exception',
    `Traceback (most recent call last):
  File "/app/main.py", line 3, in <module>
    int("x")
ValueError: invalid literal for int() with base 10: 'x'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/app/main.py", line 5, in <module>
    raise BadSettings("PORT")
app.BadSettings: PORT`,
    'app.BadSettings: PORT',
    'python-traceback',
  ],
  [
    'Java',
    `12:00:01 INFO  starting
Exception in thread "main" java.lang.IllegalStateException: cannot start
\tat com.shop.Main.main(Main.java:10)
Caused by: java.sql.SQLException: No suitable driver found for jdbc:db
\tat java.sql/java.sql.DriverManager.getConnection(DriverManager.java:706)
\t... 1 more`,
    'Caused by: java.sql.SQLException: No suitable driver found for jdbc:db',
  ],
  [
    'Java, without a cause',
    `Exception in thread "main" java.lang.NullPointerException: Cannot invoke "String.length()"
\tat com.shop.Main.main(Main.java:10)`,
    'Exception in thread "main" java.lang.NullPointerException: Cannot invoke "String.length()"',
  ],
  [
    'Go',
    `2026/03/01 12:00:00 starting
panic: runtime error: invalid memory address or nil pointer dereference
[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x481234]

goroutine 1 [running]:
main.(*Server).run(0x0, {0x4c1f20, 0x5})
\t/src/main.go:21 +0x14
net/http.(*Server).Serve(0xc000126000, {0x6b2d20, 0xc000010048})
\t/usr/local/go/src/net/http/server.go:3285 +0x5e5
main.main()
\t/src/main.go:9 +0x1d
exit status 2`,
    'panic: runtime error: invalid memory address or nil pointer dereference',
    'go-panic',
  ],
  [
    'Go, of a log line',
    '2026/03/01 12:00:00 dial tcp 10.0.0.7:5432: connect: connection refused\nexit status 1',
    '2026/03/01 12:00:00 dial tcp 10.0.0.7:5432: connect: connection refused',
    'dependency-unreachable',
  ],
  [
    'Rust',
    `thread 'main' panicked at src/main.rs:5:47:
called \`Result::unwrap()\` on an \`Err\` value: ParseIntError { kind: InvalidDigit }
stack backtrace:
   0: rust_begin_unwind
             at /rustc/9fc6b431/library/std/src/panicking.rs:647:5
note: run with \`RUST_BACKTRACE=full\` for a verbose backtrace`,
    'called `Result::unwrap()` on an `Err` value: ParseIntError { kind: InvalidDigit }',
  ],
  [
    'Rust before 1.73',
    `thread 'main' panicked at 'no PORT', src/main.rs:5:10
note: run with \`RUST_BACKTRACE=1\` environment variable to display a backtrace`,
    "thread 'main' panicked at 'no PORT', src/main.rs:5:10",
  ],
  [
    'Ruby',
    `app.rb:3:in 'Hash#fetch': key not found: "DATABASE_URL" (KeyError)
\tfrom app.rb:3:in 'start'
\tfrom app.rb:9:in '<main>'`,
    `app.rb:3:in 'Hash#fetch': key not found: "DATABASE_URL" (KeyError)`,
  ],
  [
    '.NET',
    `Unhandled exception. System.InvalidOperationException: no settings
   at Shop.Program.Main(String[] args) in /src/Program.cs:line 7`,
    'Unhandled exception. System.InvalidOperationException: no settings',
  ],
  [
    'PHP',
    `PHP Fatal error:  Uncaught TypeError: roll(): Argument #1 must be of type int in /app/dice.php:3
Stack trace:
#0 /app/index.php(5): roll()
#1 {main}
  thrown in /app/dice.php on line 3`,
    'PHP Fatal error:  Uncaught TypeError: roll(): Argument #1 must be of type int in /app/dice.php:3',
  ],
  ['plain text', 'starting\nno such queue\n\n', 'no such queue'],
  [
    'plain text that goes on after the error',
    'starting\nERROR no queue named "orders"\nclosing connections\nbye',
    'ERROR no queue named "orders"',
  ],
  [
    'JSON',
    '{"level":"info","msg":"up"}\n{"level":"fatal","msg":"no queue"}\n{"level":"info","msg":"bye"}',
    '{"level":"fatal","msg":"no queue"}',
  ],
];

describe('readLog', () => {
  it.each(
    CRASHES.map(([name, log, line, signature]) => ({
      name,
      log,
      verdict: { line, signature, isError: true },
    })),
  )('quotes errors of $name', ({ log, verdict }) => {
    expect(readLog(log)).toEqual(verdict);
  });

  it('does not quote an error that the program outlived', () => {
    const later = Array.from({ length: 20 }, (_, n) => `request ${n}`);
    const log = ['TypeError: handled', ...later, 'no disk left for me'];
    expect(readLog(log.join('\n'))).toEqual({
      line: 'no disk left for me',
      isError: false,
    });
  });

  it('does not blame an uncaught error on what was said long before it', () => {
    const served = Array.from({ length: 6 }, (_, n) => `request ${n}`);
    const log = [
      'connect ECONNREFUSED 10.0.0.1:5432, trying again',
      ...served,
      'TypeError: dice is not iterable',
      '    at roll (/srv/dice.js:42:17)',
    ];
    expect(readLog(log.join('\n'))).toEqual({
      line: 'TypeError: dice is not iterable',
      isError: true,
    });
  });

  it('finds the reason in what an uncaught error wraps', () => {
    const log = `com.shop.StartFailed: cannot start
Caused by: java.net.ConnectException: Connection refused
\tat java.base/sun.nio.ch.Net.pollConnect(Native Method)
Caused by: com.shop.Wrapped: see above
\tat com.shop.Main.main(Main.java:10)`;
    expect(readLog(log)).toEqual({
      line: 'Caused by: java.net.ConnectException: Connection refused',
      signature: 'dependency-unreachable',
      isError: true,
    });
  });

  it('blames nothing on a line that forty others follow', () => {
    const log = (count: number) =>
      [
        'cannot reach queue: connection refused',
        ...Array.from({ length: count }, (_, n) => `request ${n}`),
      ].join('\n');
    expect(readLog(log(39))?.signature).toBe('dependency-unreachable');
    expect(readLog(log(40))?.signature).toBeUndefined();
  });

  it('reads a log through its colours', () => {
    const log =
      '\u001b[32mINFO\u001b[0m up\n\u001b[31mError: connect ECONNREFUSED 10.0.0.1:5432\u001b[39m\n';
    expect(readLog(log)).toEqual({
      line: 'Error: connect ECONNREFUSED 10.0.0.1:5432',
      signature: 'dependency-unreachable',
      isError: true,
    });
  });

  it('quotes something of a log that is nothing but details', () => {
    expect(readLog("  code: 'EACCES',\n  at x (y.js:1:1)")).toEqual({
      line: 'at x (y.js:1:1)',
      signature: 'permission',
      isError: true,
    });
  });

  it.each([
    '',
    '\n \n',
    'unable to retrieve container logs for containerd://a',
  ])('has nothing to quote of %j', log => {
    expect(readLog(log)).toBeUndefined();
  });

  it('is fast on adversarial lines', () => {
    const line = `${'a.'.repeat(250)}Erro`;
    const log = Array.from({ length: 1_000 }, () => line).join('\n');
    expect(readLog(log)?.line).toHaveLength(500);
  });
});
