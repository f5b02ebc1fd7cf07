import { FailureClassName } from '../classes';
import { Finding, Severity } from '../types';
import { withoutNames } from './boundedText';

/** Network errors and rate limits usually pass; after this long they are errors. */
const TRANSIENT_SECONDS = 120;
/** After this long, the failure is not transient. */
const LASTING_SECONDS = 600;
/** The kubelet's pull limit delays a pod by minutes on a busy node. */
const THROTTLED_SECONDS = 300;

type SeverityAfter = (seconds: number) => Severity;

export const always: SeverityAfter = () => 'error';
const warnAfter =
  (warnSeconds: number, errorSeconds: number): SeverityAfter =>
  seconds => {
    if (seconds >= errorSeconds) return 'error';
    return seconds >= warnSeconds ? 'warning' : 'info';
  };
export const transient = warnAfter(TRANSIENT_SECONDS, LASTING_SECONDS);

/** A classified pull error. */
export interface PullError {
  readonly class: FailureClassName;
  readonly pattern: RegExp;
  readonly severity: SeverityAfter;
  /** `certain` when absent. */
  readonly confidence?: Finding['confidence'];
}

/**
 * First match wins. A message is a chain of wrappers that ends with the cause,
 * so causes come first and the wrappers' words, which occur in all kinds of
 * failures, last. Network errors precede refusals, because an unreachable
 * registry can't refuse.
 */
const PULL_ERRORS: readonly PullError[] = [
  {
    class: 'ImagePlatformMismatch',
    pattern:
      /no match(?:ing)? (?:for )?(?:platform|manifest for)|no image found in (?:manifest list|image index)|cannot be used on this platform|does not match the specified platform|does not provide the specified platform|operating system does not match|windows version [^\n]{0,60}(?:incompatible|not supported)/i,
    severity: always,
  },
  {
    class: 'ImagePullThrottledByKubelet',
    pattern: /pull QPS exceeded/i,
    severity: seconds => (seconds >= THROTTLED_SECONDS ? 'warning' : 'info'),
  },
  {
    class: 'ImagePullRateLimited',
    pattern:
      /(?<![\w.:-])429\b|too ?many ?requests|pull rate limit|rate limit (?:exceeded|reached)|rate exceeded|throttl(?:ed|ing)|quota exceeded for quota metric/i,
    severity: seconds => (seconds >= LASTING_SECONDS ? 'error' : 'warning'),
  },
  {
    class: 'ImagePullDiskFull',
    pattern:
      /no space left on device|not enough (?:disk )?space|disk quota exceeded|thin pool has \d{1,12} free|\bENOSPC\b/i,
    severity: always,
  },
  {
    class: 'ImageSignatureInvalid',
    pattern:
      /signature validation failed|SignatureValidationFailed|source image rejected|signature was required|rejected by (?:signature )?policy|none of the signatures were accepted|invalid gpg signature|no (?:matching|valid|trusted) signatures?|image is not signed|signature verification (?:failed|error)|signature (?:does not match|mismatch)|trust data|not signed by|image verification blocked pull|verifier \S{1,80} rejected/i,
    severity: always,
  },
  {
    class: 'RegistryTLSError',
    pattern:
      /x509|signed by (?:an )?unknown authority|server gave HTTP response to HTTPS client|HTTP request to an HTTPS server|tls: (?!handshake timeout|bad record mac)|not look like a TLS handshake|malformed HTTP response "?x15x03|certificate (?:verify failed|has expired|is not trusted|chain)|SSL (?:certificate|routines|handshake)/i,
    severity: always,
  },
  {
    // An artifact that is no image, such as a Helm chart, or an image of a removed format.
    class: 'ImagePullFailed',
    pattern:
      /unexpected media type (?!text\/html)|media ?type \S{0,80} ?is no longer supported|schema 1 support|operation on artifact|missing signature key/i,
    severity: always,
  },
  {
    // The runtime or the node's image store, before any request to a registry.
    class: 'ImagePullFailed',
    pattern:
      /dial unix|(?:extract|register|apply|import)(?:ing)? ?layer|ApplyLayer|ImportLayer|error processing tar|blob sum|parent snapshot|extraction snapshot|content digest sha256:\w{1,64}: not found|locked for \d|read-only file system|input\/output error/i,
    severity: always,
  },
  {
    class: 'RegistryUnreachable',
    pattern:
      /no such host|i\/o timeout|connection (?:was )?(?:refused|reset|timed out|closed)|actively refused|connection attempt failed|network is (?:unreachable|down)|no route to host|host is (?:unreachable|down)|TLS handshake timeout|proxyconnect|proxy authentication required|server misbehaving|name resolution|could not resolve|\bdial (?:tcp|udp)\b|\blookup \S+ on\b|timeout awaiting|operation timed out|context deadline exceeded|DeadlineExceeded|Client\.Timeout|request cancell?ed|\bEOF\b|broken pipe|forcibly closed|connection lost|GOAWAY|stream error|closed network connection|transport connection broken|malformed HTTP|unexpected media type text\/html|ECONNRE|ETIMEDOUT|tls: bad record mac/i,
    severity: transient,
  },
  {
    // Without a code, it is the proxy's answer: `Head "https://…": Forbidden`, here without the URL.
    class: 'RegistryUnreachable',
    pattern:
      /\b(?:Get|Head) (?:"")? ?: {1,2}(?:Forbidden|Service Unavailable|Bad Gateway|Gateway Time-?out)\b/i,
    severity: transient,
    confidence: 'likely',
  },
  {
    class: 'RegistryUnreachable',
    pattern:
      /\b5\d\d (?:internal|bad|service|gateway|server|<|origin|network|web)|\b(?:status ?code|status|code|http|response|error)\b[^\d\n]{0,40}\b5\d\d\b|internal server error|bad gateway|service (?:temporarily )?unavailable|gateway time-?out|upstream connect error|temporarily unavailable|under maintenance/i,
    severity: transient,
  },
  {
    class: 'InvalidImageName',
    pattern:
      /invalid reference format|repository name [^\n]{0,80}must be lowercase|couldn't parse image|resolve reference "": object required/i,
    severity: always,
  },
  {
    class: 'ImageInspectError',
    pattern:
      /short-?name [^\n]{0,80}(?:did not resolve|ambiguous|enforc)|short name mode is enforcing|unqualified-search registries/i,
    severity: always,
  },
  {
    class: 'ImagePullUnauthorized',
    pattern:
      /(?<![\w.:-])40[13]\b|unauthori[sz]ed|not authori[sz]ed|forbidden|\bdenied\b|AccessDenied|insufficient_scope|authorization failed|authorization token has expired|no basic auth credentials|unauthenticated|authentication (?:is )?(?:required|failed)|(?:invalid|incorrect|bad) (?:username|credential|password)|credentials? (?:has |have )?expired|get(?:ting)? credentials|credential (?:plugin|provider)|docker-credential|credential helper|login attempt|invalid header field value|illegal base64 data|decode auth/i,
    severity: always,
  },
  {
    // What isn't found is the registry's token service, before anyone looks for the image.
    class: 'ImagePullUnauthorized',
    pattern: /failed to (?:authorize|fetch \w+ token)[^\n]{0,300}\b404\b/i,
    severity: always,
    confidence: 'likely',
  },
  {
    class: 'ImageNotFound',
    pattern:
      /not found|manifest[ _]unknown|name[ _](?:unknown|invalid)|blob[ _]unknown|NotFound|does not exist|no such (?:manifest|image)|(?<![\w.:-])404\b/i,
    severity: always,
  },
  {
    // Wrappers without a known cause, which usually mean missing credentials.
    class: 'ImagePullUnauthorized',
    pattern: /failed to authorize|failed to fetch \w+ token|auth token/i,
    severity: always,
    confidence: 'likely',
  },
  {
    // An interrupted download.
    class: 'RegistryUnreachable',
    pattern:
      /registry is unavailable|RegistryUnavailable|context cancell?ed|no progress|code = Unavailable|short read|failed size validation/i,
    severity: transient,
    confidence: 'likely',
  },
];

/** CRI-O lists mirrors in brackets before the registry itself. */
const MIRRORS = '(Mirrors also failed: [';
/** The kubelet's prefix for what the runtime reports as an outage; the cause follows. */
const WRAPPERS = /because the registry is unavailable/i;

function withoutMirrors(text: string): string {
  const start = text.indexOf(MIRRORS);
  const end = start < 0 ? -1 : text.indexOf('])', start);
  return end < 0 ? text : text.slice(0, start) + text.slice(end + 2);
}

function firstMatch(text: string): PullError | undefined {
  return PULL_ERRORS.find(({ pattern }) => pattern.test(text));
}

/**
 * Classifies a pull error; undefined for an unknown message.
 *
 * @param images - names of the image, which are not evidence.
 */
export function classifyPullError(
  text: string,
  images: readonly string[] = [],
): PullError | undefined {
  const own = withoutMirrors(text).replace(WRAPPERS, '');
  return (
    firstMatch(withoutNames(own, images)) ?? firstMatch(withoutNames(text))
  );
}
