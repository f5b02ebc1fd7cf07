import { IncomingMessage } from 'node:http';
import { request } from 'node:https';

/**
 * An API server, and what a client needs to reach it.
 *
 * @public
 */
export interface Server {
  readonly url: string;
  readonly caPem?: string;
  readonly tokens?: Readonly<Record<string, string>>;
  /** As of `node:https`. */
  readonly ca?: Buffer | string;
  readonly cert?: Buffer | string;
  readonly key?: Buffer | string;
}

/**
 * A request besides its path.
 *
 * @public
 */
export interface CallOptions {
  /** The `reader`'s when absent; false for no token. */
  readonly token?: string | false;
  readonly accept?: string;
  readonly method?: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string | string[]>>;
}

/**
 * A complete response.
 *
 * @public
 */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  /** The body as JSON, undefined when it is not JSON. */
  readonly json: unknown;
}

/**
 * A response that is still arriving.
 *
 * @public
 */
export interface OpenAnswer {
  readonly status: number;
  /** The complete lines that have arrived so far. */
  lines(): readonly string[];
  /** Resolves when that many lines have arrived. */
  until(count: number): Promise<readonly string[]>;
  /** Resolves when the server has ended it. */
  readonly ended: Promise<void>;
  close(): void;
}

function open(
  server: Server,
  path: string,
  options: CallOptions,
): Promise<IncomingMessage> {
  const token = options.token ?? server.tokens?.reader ?? false;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${server.url}${path}`,
      {
        ca: server.ca ?? server.caPem,
        cert: server.cert,
        key: server.key,
        agent: false,
        method: options.method ?? 'GET',
        headers: {
          ...(token === false ? {} : { authorization: `Bearer ${token}` }),
          ...(options.accept ? { accept: options.accept } : {}),
          ...options.headers,
        },
      },
      resolve,
    );
    outgoing.on('error', reject);
    outgoing.end(options.body);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/**
 * Sends one request over verified TLS, as `reader` unless told otherwise, and waits for its whole response.
 *
 * @public
 */
export async function call(
  server: Server,
  path: string,
  options: CallOptions = {},
): Promise<Answer> {
  const response = await open(server, path, options);
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(Buffer.from(chunk));
  const text = Buffer.concat(chunks).toString('utf8');
  return {
    status: response.statusCode ?? 0,
    headers: response.headers,
    text,
    json: parsed(text),
  };
}

/**
 * Opens a watch or follows a log.
 *
 * @public
 */
export async function stream(
  server: Server,
  path: string,
  options: CallOptions = {},
): Promise<OpenAnswer> {
  const response = await open(server, path, options);
  let text = '';
  const waiting: (() => void)[] = [];
  const wake = () => waiting.splice(0).forEach(resolve => resolve());
  const lines = () => text.split('\n').slice(0, -1);
  response.on('data', chunk => {
    text += String(chunk);
    wake();
  });
  const ended = new Promise<void>(resolve => {
    response.on('close', () => {
      resolve();
      wake();
    });
  });
  return {
    status: response.statusCode ?? 0,
    lines,
    ended,
    async until(count) {
      while (lines().length < count && !response.destroyed) {
        await new Promise<void>(resolve => waiting.push(resolve));
      }
      if (lines().length < count) {
        throw new Error(
          `The answer ended after ${
            lines().length
          } of ${count} lines:\n${text}`,
        );
      }
      return lines();
    },
    close: () => response.destroy(),
  };
}
