import {
  ClusterFault,
  ClusterReasonCode,
} from '@podlight/backstage-plugin-kubernetes-common';
import { fail, Failure } from '../util/Result';
import { describeError, toSafeMessage } from '../util/safeMessage';
import { DeadlineError } from '../util/timing';

type Known = readonly [ClusterReasonCode, ClusterFault | undefined, string];

const UNKNOWN_AUTHORITY: Known = [
  'tls',
  'certificate-unknown-authority',
  'the certificate is signed by an unknown authority; set it as caData or caFile',
];

/**
 * Node's and undici's error codes, and the texts for viewers. The texts are ours
 * because Node's contain host names and addresses.
 */
const NETWORK_ERRORS: Readonly<Record<string, Known>> = {
  ENOTFOUND: [
    'dns',
    'name-not-found',
    "the API server's host name doesn't exist",
  ],
  EAI_AGAIN: ['dns', 'name-server-failed', "the name server didn't respond"],
  EAI_FAIL: ['dns', 'name-server-failed', 'the name server failed'],
  ECONNREFUSED: ['unreachable', 'connection-refused', 'connection refused'],
  ECONNRESET: ['unreachable', 'connection-reset', 'connection reset'],
  EPIPE: ['unreachable', 'connection-reset', 'connection closed'],
  EHOSTUNREACH: ['unreachable', 'no-route', 'no route to host'],
  ENETUNREACH: ['unreachable', 'no-route', 'no route to the network'],
  ERR_NON_PUBLIC_ADDRESS: [
    'unreachable',
    'address-not-allowed',
    "the host name resolves to an address that isn't public; Backstage admins can allow the host under dangerouslyAllowClusterUrls",
  ],
  EADDRNOTAVAIL: [
    'unreachable',
    undefined,
    'no local port available to connect from',
  ],
  UND_ERR_SOCKET: [
    'unreachable',
    'answer-cut-off',
    'connection closed before the response was complete',
  ],
  UND_ERR_CONNECT_TIMEOUT: [
    'timeout',
    'connect-timeout',
    'connection timed out',
  ],
  ETIMEDOUT: ['timeout', 'connect-timeout', 'connection timed out'],
  ERR_TLS_HANDSHAKE_TIMEOUT: [
    'timeout',
    'handshake-timeout',
    'TLS handshake timed out',
  ],
  UND_ERR_HEADERS_TIMEOUT: ['timeout', 'answer-timeout', 'no response in time'],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'answer-stalled', 'the response stalled'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: [
    'malformed',
    'answer-cut-off',
    'the response was cut off',
  ],
  UND_ERR_HEADERS_OVERFLOW: [
    'malformed',
    undefined,
    'the response has too many headers',
  ],
  UND_ERR_INVALID_ARG: ['malformed', undefined, 'the request is invalid'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'tls',
    'certificate-name-mismatch',
    'the certificate is for another host name; fix the URL or set tlsServerName',
  ],
  CERT_HAS_EXPIRED: [
    'tls',
    'certificate-expired',
    'the certificate has expired; renew it, or check the clock of the Backstage backend',
  ],
  CERT_NOT_YET_VALID: [
    'tls',
    'certificate-not-yet-valid',
    "the certificate isn't valid yet; check the clocks of the Backstage backend and the cluster",
  ],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    'tls',
    'certificate-self-signed',
    'the certificate is self-signed; set it as caData or caFile',
  ],
  SELF_SIGNED_CERT_IN_CHAIN: UNKNOWN_AUTHORITY,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT: UNKNOWN_AUTHORITY,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: UNKNOWN_AUTHORITY,
  // The authority has the right name and another key.
  CERT_SIGNATURE_FAILURE: UNKNOWN_AUTHORITY,
};

const NO_HTTP: Known = [
  'malformed',
  'http-not-spoken',
  "the port doesn't speak HTTP; a TLS port needs an https:// URL",
];

/** OpenSSL's own errors have long names that change from version to version. */
const TLS_ERRORS: readonly (readonly [RegExp, Known])[] = [
  [
    /ALERT_CERTIFICATE_REQUIRED|PEER_DID_NOT_RETURN_A_CERTIFICATE/,
    [
      'tls',
      'client-certificate-required',
      'the server requires a client certificate, and none is configured for this cluster',
    ],
  ],
  [
    /ALERT_CERTIFICATE_EXPIRED/,
    ['tls', 'client-certificate-expired', 'the client certificate has expired'],
  ],
  [
    /ALERT_(?:BAD|UNSUPPORTED)_CERTIFICATE|ALERT_CERTIFICATE_(?:REVOKED|UNKNOWN)|ALERT_UNKNOWN_CA|ALERT_ACCESS_DENIED/,
    [
      'tls',
      'client-certificate-rejected',
      'the client certificate was rejected',
    ],
  ],
  [
    /WRONG_VERSION_NUMBER|PACKET_LENGTH_TOO_LONG|UNKNOWN_PROTOCOL|HTTP_REQUEST|RECORD_TOO_(?:SMALL|LARGE)/,
    [
      'tls',
      'tls-not-spoken',
      "the port doesn't speak TLS; it probably serves plain http",
    ],
  ],
  [/^HPE_/, NO_HTTP],
];

const TLS_CODE = /^(?:ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|EPROTO)/;

/** Retry-After beyond this is not waited for in one go. */
const MAX_RETRY_AFTER_MS = 60_000;

/** Classifies an error before or during a response. */
export function classifyError(
  error: unknown,
  secrets: readonly string[] = [],
): Failure {
  if (error instanceof DeadlineError) {
    return faultFailure('timeout', 'answer-timeout', error.message);
  }
  const code = errorCode(error);
  if (code === undefined && isParserError(error)) {
    return faultFailure(...NO_HTTP);
  }
  if (code === undefined) {
    // An unexpected message may name hosts, addresses and files.
    return fail(
      'unreachable',
      'the connection failed',
      undefined,
      toSafeMessage(describeError(error), secrets) || undefined,
    );
  }
  const known = NETWORK_ERRORS[code] ?? tlsError(code, error);
  if (known) {
    const [reason, fault, words] = known;
    return faultFailure(reason, fault, `${words} (${code})`);
  }
  return TLS_CODE.test(code)
    ? fail('tls', `TLS connection failed (${code})`)
    : fail('unreachable', code);
}

/** undici gives some errors no code. */
function isParserError(error: unknown): boolean {
  return error instanceof Error && error.name === 'HTTPParserError';
}

/** Some of OpenSSL's errors have a code that says nothing, and the name in their text. */
function tlsError(code: string, error: unknown): Known | undefined {
  const text = code === 'EPROTO' ? describeError(error) : code;
  const name = text.toUpperCase().replace(/[ :]+/g, '_');
  return TLS_ERRORS.find(([pattern]) => pattern.test(name))?.[1];
}

/** A failure whose exact cause is known. */
export function faultFailure(
  code: ClusterReasonCode,
  fault: ClusterFault | undefined,
  message: string,
  status?: number,
  detail?: string,
): Failure {
  const failed = fail(code, message, status, detail);
  return fault ? { ...failed, reason: { ...failed.reason, fault } } : failed;
}

/** What Go and nginx answer to plain http on a TLS port. */
const SPEAKS_TLS =
  /HTTP request to an HTTPS server|plain HTTP request was sent to HTTPS port/i;

/** Classifies a response with a status other than 2xx. `body` is its start. */
export function classifyStatus(
  status: number,
  body: string,
  retryAfter: string | undefined,
  secrets: readonly string[] = [],
): Failure {
  const words = statusMessage(body, secrets);
  if (status >= 300 && status < 400) {
    return faultFailure(
      'malformed',
      'redirected',
      'the server returned a redirect, which Kubernetes never does; the URL probably leads to a login page or a proxy',
      status,
    );
  }
  if (status === 400 && SPEAKS_TLS.test(body)) {
    return faultFailure(
      'tls',
      'http-not-spoken',
      'the server expects TLS, but the URL starts with http://; use an https:// URL',
      status,
    );
  }
  const [code, otherwise] = describeStatus(status);
  const result = fail(code, words ?? otherwise, status);
  if (status !== 429 && status !== 503) return result;
  const retryAfterMs = parseRetryAfter(retryAfter);
  return retryAfterMs === undefined ? result : { ...result, retryAfterMs };
}

function describeStatus(status: number): [ClusterReasonCode, string] {
  switch (status) {
    case 401:
      return ['unauthenticated', 'the credentials were rejected'];
    case 403:
      return ['forbidden', 'the credentials lack permission to read this'];
    case 404:
      return ['api-absent', 'API not found'];
    case 429:
      return ['throttled', 'too many requests'];
    default:
      return ['server-error', `the server returned status ${status}`];
  }
}

/** The `message` of a Kubernetes Status object, if the body is one. */
function statusMessage(
  body: string,
  secrets: readonly string[],
): string | undefined {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed !== 'object' || parsed === null) return undefined;
    const message = Reflect.get(parsed, 'message');
    return typeof message === 'string' && message !== ''
      ? toSafeMessage(message, secrets)
      : undefined;
  } catch {
    return undefined;
  }
}

function parseRetryAfter(header: string | undefined): number | undefined {
  if (header === undefined || !/^\d{1,6}$/.test(header)) return undefined;
  return Math.min(Number(header) * 1_000, MAX_RETRY_AFTER_MS);
}

/** Node wraps: `cause` for undici, `errors` for a host with several addresses. */
function errorCode(error: unknown, depth = 0): string | undefined {
  if (typeof error !== 'object' || error === null || depth > 3) {
    return undefined;
  }
  const inner: unknown =
    Reflect.get(error, 'cause') ?? firstItem(Reflect.get(error, 'errors'));
  const innerCode = errorCode(inner, depth + 1);
  if (innerCode !== undefined) return innerCode;
  const code = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : undefined;
}

function firstItem(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}
