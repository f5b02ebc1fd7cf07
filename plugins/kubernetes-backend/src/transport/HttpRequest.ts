import { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';

/** A GET. */
export interface HttpRequest {
  /**
   * Over HTTP/1.1 a watch or a log keeps its connection for hours. Such requests
   * have connections of their own, or a few of them would block all others.
   */
  readonly purpose: 'read' | 'follow';
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly signal: AbortSignal;
  /** Until the headers of the response. */
  readonly headersTimeoutMs: number;
  /** Between two chunks of the body; 0 for no limit. */
  readonly bodyTimeoutMs: number;
}

export interface HttpResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Readable;
}
