import { Transform, TransformCallback } from 'node:stream';
import { Exchange } from '../api/Exchange';
import { RequestInfo } from '../api/requestInfo';
import { StatusError } from '../kube/status';
import { ActiveFault } from './faultSchema';
import { attack } from './hostile/attack';

/** A drip every tenth of a second looks continuous and costs little. */
const DRIPS_PER_SECOND = 10;
const HUGE_PIECE = `{"metadata":{"name":"x","annotations":{"filler":"${'x'.repeat(
  65_536,
)}"}}},`;

const LOGIN_PAGE =
  '<!DOCTYPE html>\n<html><head><title>Sign in</title></head><body><h1>Sign in to continue</h1></body></html>\n';

const FORBIDDEN = 'forbidden: access is denied by a fault';

const SERVER_ERRORS: Readonly<
  Record<number, [reason: string, message: string]>
> = {
  500: [
    'InternalError',
    'Internal error occurred: etcdserver: request timed out',
  ],
  502: ['InternalError', 'error trying to reach service: EOF'],
  503: ['ServiceUnavailable', 'apiserver not ready'],
  504: [
    'Timeout',
    'Timeout: request did not complete within the allotted timeout',
  ],
};

function drip(bytesPerSecond: number): Transform {
  const size = Math.max(1, Math.round(bytesPerSecond / DRIPS_PER_SECOND));
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      let sent = 0;
      const next = () => {
        if (this.destroyed) return;
        this.push(chunk.subarray(sent, sent + size));
        sent += size;
        if (sent >= chunk.length) done();
        else setTimeout(next, 1000 / DRIPS_PER_SECOND).unref();
      };
      next();
    },
  });
}

function cutAfter(bytes: number, exchange: Exchange): Transform {
  let left = bytes;
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      if (chunk.length < left) {
        left -= chunk.length;
        done(null, chunk);
        return;
      }
      this.push(chunk.subarray(0, left));
      left = 0;
      // Gives the socket a moment to send what came before the cut.
      setTimeout(() => exchange.cut(), 20).unref();
    },
  });
}

function* hugeList(bytes: number): Iterable<string> {
  yield '{"kind":"PodList","apiVersion":"v1","metadata":{"resourceVersion":"1"},"items":[';
  for (let sent = 0; sent < bytes; sent += HUGE_PIECE.length) yield HUGE_PIECE;
  yield '{"metadata":{"name":"last"}}]}\n';
}

function pause(delayMs: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, delayMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Sends the wrong answer of a fault. Returns false where the true answer is still to come. */
function answerWrongly(fault: ActiveFault, exchange: Exchange): boolean {
  switch (fault.type) {
    case 'serverError': {
      const [reason, message] = SERVER_ERRORS[fault.code] ?? SERVER_ERRORS[500];
      exchange.status(new StatusError(fault.code, reason, message));
      return true;
    }
    case 'throttle':
      exchange.status(StatusError.tooManyRequests(fault.retryAfterSeconds));
      return true;
    case 'html':
      exchange.text(fault.code, LOGIN_PAGE, 'text/html; charset=utf-8');
      return true;
    case 'malformed':
      exchange.text(200, fault.body, 'application/json');
      return true;
    case 'unauthorized':
      exchange.status(StatusError.unauthorized());
      return true;
    case 'forbidden':
      exchange.status(new StatusError(403, 'Forbidden', FORBIDDEN, {}));
      return true;
    case 'redirect':
      exchange.response.setHeader('Location', fault.location);
      exchange.text(fault.code, '');
      return true;
    default:
      return false;
  }
}

function sayGone(
  as: 'status' | 'event',
  exchange: Exchange,
  verb: string,
): boolean {
  const error = new StatusError(
    410,
    'Expired',
    'too old resource version: 1 (1000)',
  );
  if (as === 'status') {
    exchange.status(error);
    return true;
  }
  if (verb !== 'watch') return false;
  exchange.stream('application/json');
  exchange.write(
    `${JSON.stringify({ type: 'ERROR', object: error.body() })}\n`,
  );
  exchange.end();
  return true;
}

/**
 * Applies a fault to a request. Resolves with true when the fault was the answer, with false when the true
 * answer is still to be sent. Delays are in real time: they act on the network, not on the fake clock.
 */
export async function applyFault(
  fault: ActiveFault,
  exchange: Exchange,
  request: RequestInfo,
): Promise<boolean> {
  switch (fault.type) {
    case 'hang':
      if (fault.at === 'body') exchange.stream('application/json');
      return true;
    case 'slow':
      await pause(fault.delayMs, exchange.signal);
      if (fault.bytesPerSecond)
        exchange.putInBetween(drip(fault.bytesPerSecond));
      return exchange.signal.aborted;
    case 'reset':
      exchange.resetConnection();
      return true;
    case 'cut':
      exchange.putInBetween(cutAfter(fault.afterBytes, exchange));
      return false;
    case 'huge':
      await exchange.pieces('application/json', hugeList(fault.bytes));
      return true;
    case 'hostile':
      return attack(fault, exchange, request);
    case 'gone':
      return sayGone(fault.as, exchange, request.verb);
    default:
      return answerWrongly(fault, exchange);
  }
}
