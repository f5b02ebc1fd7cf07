import { readLog } from './logSignatures';

/** Last lines of programs, in the words of their runtimes, clients and servers. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  'exec-format': ['/bin/loom: 1: exec format error'],
  'port-in-use': [
    'Error: listen EADDRINUSE: address already in use :::8080',
    'OSError: [Errno 98] Address already in use',
    'Web server failed to start. Port 8080 was already in use.',
    'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address in use)',
    'System.Net.Sockets.SocketException (10048): Only one usage of each socket address is normally permitted.',
  ],
  'file-limit': [
    'accept4: too many open files',
    'Error: EMFILE: too many open files, watch',
    'Error: ENOSPC: System limit for number of file watchers reached',
  ],
  'disk-full': [
    'OSError: [Errno 28] No space left on device',
    'Error: ENOSPC: no space left on device, write',
    'write /data/wal: disk quota exceeded',
  ],
  'lock-held': [
    'sqlite3.OperationalError: database is locked',
    'liquibase.exception.LockException: Could not acquire change log lock.',
    'ERROR 1205 (HY000): Lock wait timeout exceeded; try restarting transaction',
    'FATAL: lock file "postmaster.pid" already exists',
    'failed to obtain node locks, tried [/data]: failed to obtain lock on /data',
  ],
  credentials: [
    'FATAL: password authentication failed for user "loom"',
    'FATAL: no pg_hba.conf entry for host "10.0.0.7", user "loom", database "loom", no encryption',
    "ERROR 1045 (28000): Access denied for user 'loom'@'10.0.0.7' (using password: YES)",
    'MongoServerError: Authentication failed.',
    'ReplyError: WRONGPASS invalid username-password pair or user is disabled.',
    'redis.exceptions.AuthenticationError: NOAUTH Authentication required.',
    'com.rabbitmq.client.AuthenticationFailureException: ACCESS_REFUSED - Login was refused using authentication mechanism PLAIN.',
    'org.apache.kafka.common.errors.SaslAuthenticationException: Authentication failed: Invalid username or password',
    'An error occurred (InvalidClientTokenId) when calling the AssumeRole operation',
    'botocore.exceptions.NoCredentialsError: Unable to locate credentials',
    'oauth2: "invalid_grant" "Bad Request"',
    'AADSTS7000215: Invalid client secret provided.',
    'Request failed with status code 401',
    "Microsoft.Data.SqlClient.SqlException (0x80131904): Login failed for user 'loom'.",
    'FATAL: role "loom" does not exist',
  ],
  rbac: [
    'pods is forbidden: User "system:serviceaccount:shop:loom" cannot list resource "pods" in API group "" at the cluster scope',
  ],
  certificate: [
    'Get "https://loom/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate',
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed',
    'Error: unable to get local issuer certificate',
    'Error: certificate has expired',
    'The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot',
  ],
  'database-schema': [
    'ERROR: relation "orders" does not exist at character 15',
    'psycopg2.errors.UndefinedColumn: column "color" of relation "dice" does not exist',
    'FATAL: database "looms" does not exist',
    "SQLSTATE[42S02]: Base table or view not found: 1146 Table 'shop.orders' doesn't exist",
    'sqlite3.OperationalError: no such table: orders',
    "ERROR 1049 (42000): Unknown database 'looms'",
    'Schema-validation: missing table [orders]',
    'error: Dirty database version 12. Fix and force version.',
    'ActiveRecord::PendingMigrationError: Migrations are pending.',
  ],
  'dependency-unreachable': [
    'Error: connect ECONNREFUSED 10.96.41.17:5432',
    'dial tcp: lookup queue.shop.svc.cluster.local on 10.96.0.10:53: no such host',
    'dial tcp 10.96.41.17:5432: i/o timeout',
    'java.net.UnknownHostException: queue',
    'com.mysql.cj.jdbc.exceptions.CommunicationsException: Communications link failure',
    'socket.gaierror: [Errno -2] Name or service not known',
    'requests.exceptions.ConnectionError: Max retries exceeded with url: /v1',
    "ERROR 2002 (HY000): Can't connect to MySQL server on 'db' (115)",
    'MongoServerSelectionError: Server selection timed out after 30000 ms',
    'kafka.errors.NoBrokersAvailable: NoBrokersAvailable',
    'Error: getaddrinfo EAI_AGAIN queue',
    'System.Net.Sockets.SocketException (111): No connection could be made because the target machine actively refused it.',
    'psql: error: could not translate host name "db" to address: Temporary failure in name resolution',
    'connect: no route to host',
    'Error: connect ETIMEDOUT 10.96.41.17:5432',
  ],
  'node-heap': [
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
  ],
  'java-heap': [
    'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space',
    '# There is insufficient memory for the Java Runtime Environment to continue.',
  ],
  'out-of-memory': [
    'MemoryError',
    "terminate called after throwing an instance of 'std::bad_alloc'",
    'fatal error: runtime: out of memory',
    'memory allocation of 1073741824 bytes failed',
    'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes)',
    'Out of memory. System.OutOfMemoryException: Array dimensions exceeded supported range.',
  ],
  'missing-library': [
    '/loom: error while loading shared libraries: libssl.so.1.1: cannot open shared object file: No such file or directory',
    "/loom: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by /loom)",
    'Error loading shared library libstdc++.so.6: No such file or directory (needed by /loom)',
    'java.lang.UnsatisfiedLinkError: no loom in java.library.path',
  ],
  'missing-module': [
    "Error: Cannot find module '/srv/main.js'",
    "ModuleNotFoundError: No module named 'loom'",
    'Error: Could not find or load main class com.shop.Loom',
    'no main manifest attribute, in /app.jar',
    "`require': cannot load such file -- loom (LoadError)",
    'Unhandled exception. System.IO.FileNotFoundException: Could not load file or assembly',
    'PHP Fatal error:  Uncaught Error: Class "Shop\\Loom" not found in /app/index.php:3',
    'Error: Unable to access jarfile /app.jar',
  ],
  'read-only-filesystem': [
    "OSError: [Errno 30] Read-only file system: '/var/log/loom'",
    "Error: EROFS: read-only file system, mkdir '/srv/cache'",
  ],
  'bad-flag': [
    'Error: unknown flag: --looms',
    'flag provided but not defined: -looms',
    'loom: error: unrecognized arguments: --looms',
    "Unrecognized VM option 'UseLooms'",
    'node: bad option: --looms',
    "error: unexpected argument '--looms' found",
  ],
  'missing-setting': [
    'Error: DATABASE_URL is required',
    'environment variable LOOM_TOKEN is not set',
    'Missing required environment variable: LOOM_TOKEN',
    'Could not resolve placeholder \'loom.token\' in value "${loom.token}"',
    'LOOM_TOKEN must be set',
    'pydantic_core._pydantic_core.ValidationError: token Field required',
  ],
  'config-syntax': [
    'yaml: line 3: mapping values are not allowed in this context',
    'yaml.scanner.ScannerError: while scanning a simple key',
    'failed to parse config file /etc/loom.yaml',
    "invalid character '}' looking for beginning of object key string",
    'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
    'SyntaxError: Unexpected token } in JSON at position 12',
    'nginx: [emerg] unknown directive "loom" in /etc/nginx/nginx.conf:7',
  ],
  permission: [
    "Error: EACCES: permission denied, open '/data/loom'",
    'listen tcp :80: bind: permission denied',
    "PermissionError: [Errno 1] Operation not permitted: '/data'",
    "Access to the path '/data' is denied.",
  ],
};

/** Ordinary last words, and errors that no signature explains. */
const OTHERS: readonly string[] = [
  'shutting down gracefully',
  'TypeError: dice is not iterable',
  'GET /roll 404 in 401 ms',
  'processed 401 orders',
  'ValueError: sides must be positive',
  'the lock was released',
  'connected to server db:5432',
  'AssertionError: expected 6',
];

describe('the last line of a program', () => {
  it.each(
    Object.entries(LINES).flatMap(([signature, lines]) =>
      lines.map(line => ({ line, signature })),
    ),
  )('$line says $signature', ({ line, signature }) => {
    expect(readLog(`starting\n${line}\n`)).toMatchObject({ line, signature });
  });

  it.each(OTHERS)('%s says nothing of the kind', line => {
    expect(readLog(`starting\n${line}\n`)?.signature).toBeUndefined();
  });
});
