/**
 * What the last lines of crashed programs say, by signature, in the words of runtimes,
 * databases and clients. The first signature that matches a line is its own, so those
 * that leave less doubt come first.
 */
export const LOG_PATTERNS: readonly (readonly [
  signature: string,
  ...patterns: readonly RegExp[],
])[] = [
  ['exec-format', /exec format error/],
  [
    'port-in-use',
    /address (?:already )?in use|EADDRINUSE|port \d{1,5} (?:is|was) already in use|only one usage of each socket address/i,
  ],
  [
    'file-limit',
    /too many open files|\bEMFILE\b|\bENFILE\b|file watchers reached|inotify (?:instances|watch(?:es)?) .{0,40}limit/i,
  ],
  [
    'disk-full',
    /no space left on device|\bENOSPC\b|\bEDQUOT\b|disk quota exceeded/i,
  ],
  [
    'lock-held',
    /database is locked|could not acquire (?:change ?log )?lock|unable to acquire (?:the )?(?:\w+ )?lock|lock wait timeout exceeded|failed to (?:acquire|obtain) (?:the )?(?:\w+ ){0,2}lock|lock file .{0,80}already exists|already locked by|waiting for changelog lock/i,
  ],
  [
    'credentials',
    // PostgreSQL, MySQL, MongoDB, Redis, LDAP
    /no pg_hba\.conf entry|access denied for user|login failed for user|authentication failed|WRONGPASS|NOAUTH|invalid username-password pair|bad auth|invalid credentials|role "[^"]{1,80}" does not exist/i,
    // Message brokers
    /ACCESS_REFUSED|SaslAuthenticationException|SASL authentication (?:failed|error)|not authorized to access (?:topics?|group)|authorization violation/i,
    // Clouds and HTTP APIs
    /InvalidClientTokenId|SignatureDoesNotMatch|ExpiredToken|InvalidAccessKeyId|Unable to locate credentials|could not (?:load|find) (?:the )?(?:default )?credentials|no credential providers|NoCredentialProviders|failed to refresh cached credentials|invalid_grant|invalid_client|AADSTS\d{4,}|(?:status(?: code)?:? |HTTP )401\b|401 Unauthorized/i,
  ],
  ['rbac', /forbidden: User "system:serviceaccount:/],
  [
    'certificate',
    /x509:|CERTIFICATE_VERIFY_FAILED|certificate verify failed|PKIX path (?:building|validation) failed|SSLHandshakeException|self[- ]signed certificate|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)|unable to get (?:local )?issuer certificate|CERT_HAS_EXPIRED|certificate has expired|ERR_TLS_CERT_ALTNAME_INVALID|remote certificate (?:is invalid|was rejected)|RemoteCertificate(?:NameMismatch|ChainErrors)|invalid peer certificate/i,
  ],
  [
    'database-schema',
    /relation "[^"]{1,120}" does not exist|column "?[^"\s]{1,120}"? (?:of relation "[^"]{1,120}" )?does not exist|database "[^"]{1,120}" does not exist|table '[^']{1,120}' doesn't exist|no such (?:table|column):|unknown (?:database|column) '|invalid object name '|ORA-00942|missing table \[|wrong column type encountered|validate failed: .{0,80}migration|pending migrations?|migrations? are pending|dirty database version/i,
  ],
  [
    'dependency-unreachable',
    /\bECONNREFUSED\b|connection refused|ConnectionRefusedError|actively refused|could not connect to (?:server|redis|the )|can(?:'t|not) connect to (?:local |remote )?(?:mysql|server|redis|the|host)|failed to connect to|communications link failure|no route to host|\bEHOSTUNREACH\b|\bENETUNREACH\b|network is unreachable/i,
    // Names
    /no such host|\bENOTFOUND\b|\bEAI_AGAIN\b|UnknownHostException|name or service not known|temporary failure in name resolution|could not (?:resolve|translate) host|no address associated with hostname|nodename nor servname|server misbehaving|name does not resolve/i,
    // No answer
    /\bETIMEDOUT\b|dial tcp .{0,120}i\/o timeout|connect(?:ion)? timed out|ConnectTimeout|SocketTimeoutException|max retries exceeded|NewConnectionError/i,
    // Clients that wait for a server
    /MongoServerSelectionError|ServerSelectionTimeoutError|MongoTimeoutException|no suitable servers found|NoBrokersAvailable|bootstrap broker .{0,120}disconnected|all brokers? (?:are )?down|broker transport failure|no nodes available|NoNodeAvailableException|NoHostAvailable/i,
  ],
  [
    'node-heap',
    /JavaScript heap out of memory|reached heap limit allocation failed/i,
  ],
  [
    'java-heap',
    /java\.lang\.OutOfMemoryError|GC overhead limit exceeded|insufficient memory for the Java Runtime Environment/,
  ],
  [
    'out-of-memory',
    /\bMemoryError\b|System\.OutOfMemoryException|std::bad_alloc|cannot allocate memory|runtime: out of memory|memory allocation of \d+ bytes failed|allowed memory size of \d+ bytes exhausted|NoMemoryError/i,
  ],
  [
    'missing-library',
    /error while loading shared libraries|cannot open shared object file|error (?:loading|relocating) (?:shared library|\/)|GLIBC(?:XX)?_[\d.]+'? not found|UnsatisfiedLinkError|DllNotFoundException|unable to load shared library/i,
  ],
  [
    'missing-module',
    /ModuleNotFoundError|No module named|Cannot find (?:module|package) |ERR_MODULE_NOT_FOUND|ClassNotFoundException|NoClassDefFoundError|could not find or load main class|no main manifest attribute|unable to access jarfile|cannot load such file|could not find gem|Bundler::GemNotFound|could not load file or assembly|Class "[^"]{1,120}" not found|failed opening required|cannot import name/i,
  ],
  ['read-only-filesystem', /read-only file ?system|\bEROFS\b/i],
  [
    'bad-flag',
    /unknown (?:shorthand )?(?:flag|option|command[- ]line option)|flag provided but not defined|unrecognized (?:option|argument|VM option)|(?:bad|invalid|no such) option|unexpected argument|could not create the java virtual machine/i,
  ],
  [
    'missing-setting',
    /\bis required\b|environment variable .{0,80}(?:not set|missing|undefined|not found|not defined|empty)|missing (?:required )?(?:environment|env|config(?:uration)?|setting)|(?:must|should) be (?:set|defined|configured)\b|could not resolve placeholder|required (?:key|config(?:uration)?|setting|property|variable) .{0,80}(?:missing|not found|not set)|field required|ImproperlyConfigured/i,
  ],
  [
    'config-syntax',
    /yaml: (?:line \d|unmarshal errors|mapping values)|YAMLException|yaml\.(?:scanner|parser)\.|error parsing (?:config|configuration|yaml|json|toml)|(?:failed to|could not|cannot|unable to) (?:parse|unmarshal|decode|read|load) .{0,60}(?:config|\.ya?ml|\.json|\.toml|\.conf|\.ini|\.properties)|toml: |invalid character .{0,20} looking for|json: cannot unmarshal|in JSON at position|JSONDecodeError|\[emerg\].{0,200} in \/\S+:\d+/i,
  ],
  [
    'permission',
    /permission denied|\bEACCES\b|\bEPERM\b|operation not permitted|AccessDeniedException|access to the path .{0,120}is denied/i,
  ],
];

/** Frames of a crash: they say that there was one, and the line above or below says which. */
export const FRAME_PATTERNS: readonly (readonly [
  signature: string,
  pattern: RegExp,
])[] = [
  ['python-traceback', /Traceback \(most recent call last\)/],
  ['go-panic', /^panic:|^fatal error:|^goroutine \d/],
];
