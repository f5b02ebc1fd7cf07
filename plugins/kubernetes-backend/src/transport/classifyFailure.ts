import { ClusterReasonCode } from '@podlight/backstage-plugin-kubernetes-common';
import { failure, Failure } from '../util/Answer';
import { errorText, toMessage } from '../util/scrub';
import { DeadlineError } from '../util/timing';

/**
 * Node's and undici's error codes -> what to tell a person. The texts are ours
 * because Node's hold host names and addresses, which viewers need not know.
 */
const NETWORK_ERRORS: Readonly<
  Record<string, readonly [ClusterReasonCode, string]>
> = {
  ENOTFOUND: ['dns', "the API server's host name does not exist"],
  EAI_AGAIN: ['dns', 'the name server did not answer'],
  EAI_FAIL: ['dns', 'the name server failed'],
  ECONNREFUSED: ['unreachable', 'the connection was refused'],
  ECONNRESET: ['unreachable', 'the connection was reset'],
  EPIPE: ['unreachable', 'the connection was closed'],
  EHOSTUNREACH: ['unreachable', 'there is no route to the host'],
  ENETUNREACH: ['unreachable', 'there is no route to the network'],
  ERR_NON_PUBLIC_ADDRESS: [
    'unreachable',
    'its host name leads to an address that is not public; whoever runs Backstage can allow the host under dangerouslyAllowClusterUrls',
  ],
  EADDRNOTAVAIL: ['unreachable', 'no local address is left to connect from'],
  UND_ERR_SOCKET: [
    'unreachable',
    'the connection was closed before the answer was complete',
  ],
  UND_ERR_CONNECT_TIMEOUT: ['timeout', 'no connection could be made in time'],
  ETIMEDOUT: ['timeout', 'no connection could be made in time'],
  UND_ERR_HEADERS_TIMEOUT: [
    'timeout',
    'it accepted the request and did not answer in time',
  ],
  UND_ERR_BODY_TIMEOUT: ['timeout', 'it stopped in the middle of the answer'],
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: ['malformed', 'the answer was cut off'],
  UND_ERR_HEADERS_OVERFLOW: ['malformed', 'the answer has too many headers'],
  UND_ERR_INVALID_ARG: ['malformed', 'the request could not be formed'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'tls',
    "the certificate is for other names than this URL's; set the right URL or the TLS server name",
  ],
  CERT_HAS_EXPIRED: ['tls', 'the certificate has expired'],
  CERT_NOT_YET_VALID: ['tls', 'the certificate is not valid yet'],
  DEPTH_ZERO_SELF_SIGNED_CERT: [
    'tls',
    'the certificate is self-signed; give its authority as caData or caFile',
  ],
  SELF_SIGNED_CERT_IN_CHAIN: [
    'tls',
    'the certificate comes from an unknown authority; give it as caData or caFile',
  ],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: [
    'tls',
    'the certificate comes from an unknown authority; give it as caData or caFile',
  ],
  UNABLE_TO_GET_ISSUER_CERT: [
    'tls',
    'the certificate comes from an unknown authority; give it as caData or caFile',
  ],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: [
    'tls',
    'the certificate comes from an unknown authority; give it as caData or caFile',
  ],
};

const TLS_CODE = /^(ERR_TLS|ERR_SSL|ERR_OSSL|CERT_|EPROTO|HPE_INVALID)/;

/** Retry-After beyond this is not waited for in one go. */
const MAX_RETRY_AFTER_MS = 60_000;

/** What went wrong before there was an answer, or in the middle of one. */
export function classifyError(
  error: unknown,
  secrets: readonly string[] = [],
): Failure {
  if (error instanceof DeadlineError) return failure('timeout', error.message);
  const code = errorCode(error);
  const known = code === undefined ? undefined : NETWORK_ERRORS[code];
  if (known) return failure(known[0], `${known[1]} (${code})`);
  if (code !== undefined && TLS_CODE.test(code)) {
    return code.startsWith('HPE')
      ? failure('malformed', `it does not speak HTTP (${code})`)
      : failure('tls', `no secure connection could be made (${code})`);
  }
  if (code !== undefined) return failure('unreachable', code);
  // What nobody foresaw may name hosts, addresses and files.
  return failure(
    'unreachable',
    'the connection failed',
    undefined,
    toMessage(errorText(error), secrets) || undefined,
  );
}

/** What every server written in Go, such as the API server, says to http at its TLS port. */
const PLAIN_HTTP = 'Client sent an HTTP request to an HTTPS server';

/** What an answer with a status other than 2xx means. `body` is its beginning. */
export function classifyStatus(
  status: number,
  body: string,
  retryAfter: string | undefined,
  secrets: readonly string[] = [],
): Failure {
  const words = statusMessage(body, secrets);
  if (status >= 300 && status < 400) {
    return failure(
      'malformed',
      'it answers with a redirect, which Kubernetes does not do; the URL probably leads to a login page or a proxy',
      status,
    );
  }
  if (status === 400 && body.includes(PLAIN_HTTP)) {
    return failure(
      'tls',
      'it expects TLS, and the URL begins with http://; give the cluster an https:// URL',
      status,
    );
  }
  const [code, otherwise] = meaningOf(status);
  const result = failure(code, words ?? otherwise, status);
  if (status !== 429 && status !== 503) return result;
  const retryAfterMs = parseRetryAfter(retryAfter);
  return retryAfterMs === undefined ? result : { ...result, retryAfterMs };
}

function meaningOf(status: number): [ClusterReasonCode, string] {
  switch (status) {
    case 401:
      return ['unauthenticated', 'the credential was not accepted'];
    case 403:
      return ['forbidden', 'the credential may not read this'];
    case 404:
      return ['api-absent', 'there is no such API'];
    case 429:
      return ['throttled', 'too many requests'];
    default:
      return ['server-error', `it answers with status ${status}`];
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
      ? toMessage(message, secrets)
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
    Reflect.get(error, 'cause') ?? firstOf(Reflect.get(error, 'errors'));
  const innerCode = errorCode(inner, depth + 1);
  if (innerCode !== undefined) return innerCode;
  const code = Reflect.get(error, 'code');
  return typeof code === 'string' ? code : undefined;
}

function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : undefined;
}
