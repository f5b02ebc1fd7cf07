import { LOG_PATTERNS } from './logPatterns';
import { readLog } from './logSignatures';

/** Last lines of programs, in the words of their runtimes, clients and servers. */
const LINES: Readonly<Record<string, readonly string[]>> = {
  'exec-format': ['/bin/loom: 1: exec format error'],
  'port-in-use': [
    'Error: EADDRINUSE, 0.0.0.0:8080',
    'Error: listen EADDRINUSE: address already in use :::8080',
    'OSError: [Errno 98] Address already in use',
    'Web server failed to start. Port 8080 was already in use.',
    'nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address in use)',
    'System.Net.Sockets.SocketException (10048): Only one usage of each socket address is normally permitted.',
  ],
  'file-limit': [
    'uv loop at (EMFILE)',
    'accept: ENFILE (23)',
    'inotify watch limit: the user limit on the total number was reached',
    'inotify instances reached the limit',
    'accept4: too many open files',
    'Error: EMFILE: too many open files, watch',
    'Error: ENOSPC: System limit for number of file watchers reached',
  ],
  'disk-full': [
    'write: ENOSPC (28)',
    'fsync: EDQUOT (122)',
    'OSError: [Errno 28] No space left on device',
    'Error: ENOSPC: no space left on device, write',
    'write /data/wal: disk quota exceeded',
  ],
  'lock-held': [
    'unable to acquire the state lock',
    'state is already locked by ci@runner-7',
    'liquibase: Waiting for changelog lock....',
    'sqlite3.OperationalError: database is locked',
    'liquibase.exception.LockException: Could not acquire change log lock.',
    'ERROR 1205 (HY000): Lock wait timeout exceeded; try restarting transaction',
    'FATAL: lock file "postmaster.pid" already exists',
    'failed to obtain node locks, tried [/data]: failed to obtain lock on /data',
  ],
  credentials: [
    'WRONGPASS',
    'ERR invalid username-password pair',
    'bad auth: code 8000 (AtlasError)',
    'ldap: Invalid Credentials (49)',
    'org.apache.kafka.common.errors.SaslAuthenticationException: Failed to log in',
    'SASL authentication error: Invalid login',
    'TopicAuthorizationException: Not authorized to access topics: [orders]',
    'nats: Authorization Violation',
    '<Code>SignatureDoesNotMatch</Code>',
    'ExpiredToken: the token in the request is past its time',
    '<Code>InvalidAccessKeyId</Code>',
    'google: could not find default credentials',
    'no credential providers in chain',
    'NoCredentialProviders: the chain ended',
    'WARN failed to refresh cached credentials',
    'oauth2: "invalid_client"',
    '401 Unauthorized',
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
    'openssl: CERTIFICATE_VERIFY_FAILED',
    'curl: (60) SSL certificate verify failed',
    'PKIX path validation failed',
    'javax.net.ssl.SSLHandshakeException: Received fatal alert',
    'DEPTH_ZERO: self signed certificate',
    'code: UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    'code: CERT_HAS_EXPIRED',
    'code: ERR_TLS_CERT_ALTNAME_INVALID',
    'SslPolicyErrors: RemoteCertificateNameMismatch',
    'rustls: invalid peer certificate: UnknownIssuer',
    'Get "https://loom/": tls: failed to verify certificate: x509: certificate signed by unknown authority',
    'ssl.SSLCertVerificationError: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate',
    'javax.net.ssl.SSLHandshakeException: PKIX path building failed',
    'Error: unable to get local issuer certificate',
    'Error: certificate has expired',
    'The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot',
  ],
  'database-schema': [
    'ERROR: column "color" does not exist',
    "Msg 208: Invalid object name 'dbo.Orders'.",
    'ORA-00942: table or view',
    'Schema-validation: wrong column type encountered in column [color]',
    'Validate failed: Detected failed migration to version 3',
    'You have 2 pending migrations',
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
    'dial: connection refused',
    'ConnectionRefusedError: [Errno 111]',
    'could not connect to redis at cache:6379',
    'failed to connect to `host=db user=loom`',
    'Error: EHOSTUNREACH 10.96.41.17:5432',
    'Error: ENETUNREACH 10.96.41.17:5432',
    'connect: network is unreachable',
    'Error: getaddrinfo ENOTFOUND queue',
    'lookup queue: Temporary failure in name resolution',
    'curl: (6) Could not resolve host: queue',
    'socket.gaierror: [Errno -5] No address associated with hostname',
    'socket.gaierror: [Errno 8] nodename nor servname provided',
    'lookup queue on 10.96.0.10:53: server misbehaving',
    'mysql: (-2, Name does not resolve)',
    'mysql: connection timed out after 10 s',
    'requests: ConnectTimeout(pool=None)',
    'java.net.SocketTimeoutException: Read',
    'urllib3: NewConnectionError(<HTTPConnection>)',
    'pymongo: ServerSelectionTimeoutError',
    'com.mongodb.MongoTimeoutException: 30000 ms',
    'mongoc: No suitable servers found',
    'Bootstrap broker kafka:9092 (id: -1 rack: null) disconnected',
    'rdkafka: 3/3 brokers: all brokers are down',
    'rdkafka: Broker transport failure',
    'elasticsearch: no nodes available',
    'NoNodeAvailableException[None of the configured]',
    'cassandra: NoHostAvailable()',
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
    'FATAL ERROR: Ineffective mark-compacts near heap limit - JavaScript heap out of memory',
    'FATAL ERROR: Reached heap limit Allocation failed',
    'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
  ],
  'java-heap': [
    'Error: GC overhead limit exceeded',
    'Exception in thread "main" java.lang.OutOfMemoryError: Java heap space',
    '# There is insufficient memory for the Java Runtime Environment to continue.',
  ],
  'out-of-memory': [
    'fork: Cannot allocate memory',
    'failed to allocate memory (NoMemoryError)',
    'MemoryError',
    "terminate called after throwing an instance of 'std::bad_alloc'",
    'fatal error: runtime: out of memory',
    'memory allocation of 1073741824 bytes failed',
    'PHP Fatal error:  Allowed memory size of 134217728 bytes exhausted (tried to allocate 20480 bytes)',
    'Out of memory. System.OutOfMemoryException: Array dimensions exceeded supported range.',
  ],
  'missing-library': [
    '/loom: error while loading shared libraries: libssl.so.3: ELF load command past end of file',
    'libz.so.1: cannot open shared object file',
    'System.DllNotFoundException: libgdiplus',
    "Unable to load shared library 'libgdiplus'",
    '/loom: error while loading shared libraries: libssl.so.1.1: cannot open shared object file: No such file or directory',
    "/loom: /lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found (required by /loom)",
    'Error loading shared library libstdc++.so.6: No such file or directory (needed by /loom)',
    'java.lang.UnsatisfiedLinkError: no loom in java.library.path',
  ],
  'missing-module': [
    'ModuleNotFoundError: loom',
    'No module named loom',
    'code: ERR_MODULE_NOT_FOUND',
    'java.lang.ClassNotFoundException: com.shop.Loom',
    'java.lang.NoClassDefFoundError: com/shop/Loom',
    "Could not find gem 'loom' in locally installed gems",
    'Bundler::GemNotFound: loom-1.0',
    "PHP Fatal error: Failed opening required '/app/loom.php'",
    "ImportError: cannot import name 'Loom'",
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
    'mkdir: EROFS (30)',
    "OSError: [Errno 30] Read-only file system: '/var/log/loom'",
    "Error: EROFS: read-only file system, mkdir '/srv/cache'",
  ],
  'bad-flag': [
    'Error: Could not create the Java Virtual Machine.',
    'Error: unknown flag: --looms',
    'flag provided but not defined: -looms',
    'loom: error: unrecognized arguments: --looms',
    "Unrecognized VM option 'UseLooms'",
    'node: bad option: --looms',
    "error: unexpected argument '--looms' found",
  ],
  'missing-setting': [
    'required key LOOM_TOKEN missing value',
    'django.core.exceptions.ImproperlyConfigured: SECRET_KEY',
    'Error: DATABASE_URL is required',
    'environment variable LOOM_TOKEN is not set',
    'Missing required environment variable: LOOM_TOKEN',
    'Could not resolve placeholder \'loom.token\' in value "${loom.token}"',
    'LOOM_TOKEN must be set',
    'pydantic_core._pydantic_core.ValidationError: token Field required',
  ],
  'config-syntax': [
    'YAMLException: end of the stream expected',
    'error parsing config: line 3',
    'toml: line 3 (last key "loom")',
    'json: cannot unmarshal string into Go struct field',
    'yaml: line 3: mapping values are not allowed in this context',
    'yaml.scanner.ScannerError: while scanning a simple key',
    'failed to parse config file /etc/loom.yaml',
    "invalid character '}' looking for beginning of object key string",
    'json.decoder.JSONDecodeError: Expecting value: line 1 column 1 (char 0)',
    'SyntaxError: Unexpected token } in JSON at position 12',
    'nginx: [emerg] unknown directive "loom" in /etc/nginx/nginx.conf:7',
  ],
  permission: [
    'open: EACCES (13)',
    'kill: EPERM (1)',
    'java.nio.file.AccessDeniedException: /data',
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

/** Parts of a pattern of which any one is enough: what is between its outermost bars. */
function alternatives({ source, flags }: RegExp): readonly RegExp[] {
  const parts = [''];
  let depth = 0;
  // Escaped characters and classes are no bars or groups.
  for (const [piece] of source.matchAll(/\\.|\[(?:\\.|[^\]])*\]|./g)) {
    if (piece === '(') depth += 1;
    if (piece === ')') depth -= 1;
    if (piece === '|' && depth === 0) parts.push('');
    else parts[parts.length - 1] += piece;
  }
  return parts.map(part => new RegExp(part, flags));
}

describe('the last line of a program', () => {
  it.each(
    LOG_PATTERNS.map(([signature, ...patterns]) => ({
      signature,
      all: patterns.flatMap(alternatives),
    })),
  )('needs each part of the patterns of $signature', ({ signature, all }) => {
    const isAlone = (part: RegExp, line: string) =>
      all.every(other => other.test(line) === (other === part));
    expect(
      all.filter(part => !LINES[signature].some(line => isAlone(part, line))),
    ).toEqual([]);
  });

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
