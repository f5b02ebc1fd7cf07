import { Readable } from 'node:stream';
import { isDeepStrictEqual } from 'node:util';
import {
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { Result, fail, ok } from '../util/Result';
import { FileCache } from '../util/FileCache';
import { isPrivateAddress } from '../util/publicAddress';
import { toSafeMessage } from '../util/safeMessage';
import { DeadlineError, withDeadline } from '../util/timing';
import { classifyError, classifyStatus, faultFailure } from './classifyFailure';
import { ClientPool } from './ClientPool';
import { ApiRequest, ApiStream } from './ClusterConnection';
import { ConnectionIdentity } from './HttpClient';
import { HttpRequest } from './HttpRequest';
import { readAuthority } from './readAuthority';
import { readBody } from './readBody';
import { readList } from './readList';

/** Time limits. */
export interface TransportDeadlines {
  readonly connectMs: number;
  /** From the request to the first byte of the answer, and between two of its chunks. */
  readonly firstByteMs: number;
  /** For a whole answer that is read at once. */
  readonly listMs: number;
}

export interface ClusterTransportOptions {
  readonly deadlines: TransportDeadlines;
  readonly userAgent: string;
  readonly files: FileCache;
  readonly maxBodyBytes?: number;
  readonly now?: () => number;
}

/** A page of 500 large pods has about 10 MiB; a larger list, which no server should send at once, is parsed as it arrives. */
const MAX_BODY_BYTES = 64 * 1024 * 1024;

/** One object, or a list that is not parsed by its items. */
const MAX_OBJECT_BYTES = 16 * 1024 * 1024;

/** Enough of an error's body for a Kubernetes Status object. */
const MAX_ERROR_BYTES = 64 * 1024;

/**
 * HTTP client for API servers: pooled connections, deadlines, no redirects, and
 * every failure as a value.
 */
export class ClusterTransport {
  readonly #pool: ClientPool;
  readonly #options: ClusterTransportOptions;
  /** The same object for as long as its content stays the same, so that it is not hashed for each request. */
  readonly #identities = new WeakMap<ClusterDetails, ConnectionIdentity>();

  constructor(options: ClusterTransportOptions) {
    this.#options = options;
    this.#pool = new ClientPool({
      connectTimeoutMs: options.deadlines.connectMs,
      now: options.now,
    });
  }

  /** Reads and parses the whole response. Rejects only when the request's own signal aborts. */
  async getJson(
    cluster: ClusterDetails,
    credential: ClusterCredential,
    request: ApiRequest,
  ): Promise<Result<unknown>> {
    const { listMs } = this.#options.deadlines;
    try {
      return await withDeadline(request.signal, listMs, async signal => {
        const result = await this.#send(
          cluster,
          credential,
          { ...request, signal },
          { accept: request.accept ?? 'application/json', purpose: 'read' },
        );
        if (!result.ok) return result;
        return this.#readJson(result.value, request);
      });
    } catch (error) {
      request.signal.throwIfAborted();
      return classifyError(error, credentialSecrets(credential));
    }
  }

  /** Hands the body over unread. Rejects only when the request's own signal aborts. */
  async open(
    cluster: ClusterDetails,
    credential: ClusterCredential,
    request: ApiRequest,
  ): Promise<Result<ApiStream>> {
    try {
      return await this.#send(cluster, credential, request, {
        accept: request.accept ?? '*/*',
        purpose: 'follow',
      });
    } catch (error) {
      request.signal.throwIfAborted();
      return classifyError(error, credentialSecrets(credential));
    }
  }

  async destroy(): Promise<void> {
    await this.#pool.destroy();
  }

  async #send(
    cluster: ClusterDetails,
    credential: ClusterCredential,
    request: ApiRequest,
    {
      accept,
      purpose,
    }: {
      readonly accept: string;
      readonly purpose: HttpRequest['purpose'];
    },
  ): Promise<Result<ApiStream & { contentType: string }>> {
    const url = new URL(cluster.url);
    if (credential.kind !== 'anonymous' && !isConfidential(url)) {
      return fail(
        'credential',
        "credentials aren't sent over plain http; use an https:// URL for the cluster",
      );
    }
    if (cluster.publicAddressOnly && isPrivateAddress(url.hostname)) {
      return fail(
        'unreachable',
        "the address isn't public; Backstage admins can allow it under dangerouslyAllowClusterUrls",
      );
    }
    const tls = await this.#identify(cluster, credential, url);
    if (!tls.ok) return tls;
    const query = new URLSearchParams(request.query).toString();
    const { firstByteMs } = this.#options.deadlines;
    const client = this.#pool.get(tls.value);
    const { status, headers, body } = await retryStaleConnection(
      request.signal,
      () =>
        client.request({
          purpose,
          path: `${withoutSlashAtEnd(url.pathname)}${request.path}${
            query && `?${query}`
          }`,
          headers: {
            accept,
            'user-agent': this.#options.userAgent,
            ...identityHeaders(credential),
          },
          signal: request.signal,
          headersTimeoutMs: firstByteMs,
          // A followed log may be silent for hours.
          bodyTimeoutMs: purpose === 'read' ? firstByteMs : 0,
        }),
    );
    // Without a listener, the error of an abandoned body would end the process.
    body.on('error', () => undefined);
    if (status >= 200 && status < 300) {
      return ok({
        status,
        body,
        contentType: String(headers['content-type'] ?? ''),
      });
    }
    return classifyStatus(
      status,
      await beginning(body, request.signal),
      headers['retry-after']?.toString(),
      credentialSecrets(credential),
    );
  }

  async #readJson(
    response: ApiStream & { contentType: string },
    { onItem, budget }: ApiRequest,
  ): Promise<Result<unknown>> {
    if (!/\bjson\b/i.test(response.contentType)) {
      response.body.destroy();
      return faultFailure(
        'malformed',
        'not-json',
        toSafeMessage(
          `the server returned '${response.contentType}' instead of JSON; the URL probably leads to a login page or a proxy`,
        ),
        response.status,
      );
    }
    const { status, body } = response;
    const maxBytes = this.#options.maxBodyBytes ?? MAX_BODY_BYTES;
    if (onItem) {
      const read = await readList(body, { maxBytes, budget, onItem });
      switch (read.type) {
        case 'whole':
          return parse(read.bytes, status);
        case 'items':
          return ok(read.list);
        default:
          return read.type === 'too-large'
            ? tooLarge(maxBytes, status)
            : incomplete(read.bytes, status);
      }
    }
    const bytes = await readBody(body, Math.min(maxBytes, MAX_OBJECT_BYTES));
    return bytes === undefined
      ? tooLarge(maxBytes, status)
      : parse(bytes, status);
  }

  async #identify(
    cluster: ClusterDetails,
    credential: ClusterCredential,
    url: URL,
  ): Promise<Result<ConnectionIdentity>> {
    const { serverName, skipVerify = false } = cluster.tls ?? {};
    const authority = await readAuthority(cluster, this.#options.files);
    if (!authority.ok) return authority;
    const identity: ConnectionIdentity = {
      origin: url.origin,
      ca: authority.value,
      serverName,
      skipVerify,
      publicAddressOnly: cluster.publicAddressOnly,
      clientCertificate:
        credential.kind === 'clientCertificate'
          ? {
              certificate: credential.certificate,
              privateKey: credential.privateKey,
            }
          : undefined,
    };
    const last = this.#identities.get(cluster);
    if (isDeepStrictEqual(last, identity)) return ok(last ?? identity);
    this.#identities.set(cluster, identity);
    return ok(identity);
  }
}

/**
 * A pooled connection may be closed by the server just as it is used again. That is
 * no failure of the cluster, and a GET can be repeated.
 */
async function retryStaleConnection<T>(
  signal: AbortSignal,
  send: () => Promise<T>,
): Promise<T> {
  try {
    return await send();
  } catch (error) {
    const code = error instanceof Error && Reflect.get(error, 'code');
    const isStale = code === 'UND_ERR_SOCKET' || code === 'ECONNRESET';
    if (!isStale || signal.aborted) throw error;
    return await send();
  }
}

function parse(bytes: Buffer, status: number): Result<unknown> {
  try {
    return ok(JSON.parse(bytes.toString('utf8')));
  } catch {
    return incomplete(bytes.length, status);
  }
}

function tooLarge(maxBytes: number, status: number): Result<never> {
  return fail(
    'malformed',
    `the response is larger than ${maxBytes} bytes`,
    status,
  );
}

/** V8's own message quotes the text around the error, which may be secret. */
function incomplete(bytes: number, status: number): Result<never> {
  return faultFailure(
    'malformed',
    'broken-json',
    `the response is incomplete JSON (${bytes} bytes)`,
    status,
  );
}

/** The credential, and whom it impersonates. */
function identityHeaders(
  credential: ClusterCredential,
): Record<string, string | string[]> {
  const { impersonate } = credential;
  return {
    ...(credential.kind === 'bearerToken'
      ? { authorization: `Bearer ${credential.token}` }
      : {}),
    ...(impersonate
      ? {
          'impersonate-user': impersonate.user,
          // One header each: a group's name may hold a comma.
          'impersonate-group': [...impersonate.groups],
        }
      : {}),
  };
}

/** A regular expression would take quadratic time for many slashes. */
function withoutSlashAtEnd(path: string): string {
  let end = path.length;
  while (path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

function isConfidential(url: URL): boolean {
  return (
    url.protocol === 'https:' ||
    /^(localhost|127(\.\d+){3}|\[::1\])$/.test(url.hostname)
  );
}

function credentialSecrets(credential: ClusterCredential): readonly string[] {
  return credential.kind === 'bearerToken' ? [credential.token] : [];
}

/** The start of an error's body; empty when it breaks off, since the status says enough. */
async function beginning(body: Readable, signal: AbortSignal): Promise<string> {
  try {
    return (await readBody(body, MAX_ERROR_BYTES))?.toString('utf8') ?? '';
  } catch {
    if (signal.aborted && !(signal.reason instanceof DeadlineError)) {
      throw signal.reason;
    }
    return '';
  }
}
