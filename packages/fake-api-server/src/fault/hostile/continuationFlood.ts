import { Socket } from 'node:net';
import { createServer, Server, TLSSocket } from 'node:tls';
import { KeyPair } from '../../tls/certificates';

const FRAME_SETTINGS = 0x4;
const FRAME_HEADERS = 0x1;
const FRAME_CONTINUATION = 0x9;
const ACK = 0x1;
const PREFACE_LENGTH = 24;
const FRAME_HEAD_LENGTH = 9;

/** `x-flood: …`, as a literal that is not indexed, of this many bytes. */
const VALUE_BYTES = 8_000;

function frame(
  type: number,
  flags: number,
  stream: number,
  payload = Buffer.alloc(0),
): Buffer {
  const head = Buffer.alloc(FRAME_HEAD_LENGTH);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flags, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** HPACK: a literal header without indexing, name and value in plain text. */
function literalHeader(): Buffer {
  const name = Buffer.from('x-flood');
  const length = Buffer.alloc(3);
  // Lengths from 127 on continue in groups of seven bits.
  length.writeUInt8(0x7f, 0);
  const rest = VALUE_BYTES - 127;
  length.writeUInt8((rest & 0x7f) | 0x80, 1);
  length.writeUInt8(rest >> 7, 2);
  return Buffer.concat([
    Buffer.from([0x00, name.length]),
    name,
    length,
    Buffer.alloc(VALUE_BYTES, 'x'),
  ]);
}

/** Negotiates HTTP/2, and answers the first request with a header that never ends. */
export function createFloodServer(keyPair: KeyPair): Server {
  const server = createServer(
    {
      cert: keyPair.certificatePem,
      key: keyPair.keyPem,
      ALPNProtocols: ['h2'],
    },
    flood,
  );
  server.on('tlsClientError', (_error, socket: Socket) => socket.destroy());
  return server;
}

function flood(socket: TLSSocket): void {
  socket.on('error', () => socket.destroy());
  socket.write(frame(FRAME_SETTINGS, 0, 0));
  let received = Buffer.alloc(0);
  let isFlooding = false;
  socket.on('data', chunk => {
    if (isFlooding) return;
    received = Buffer.concat([received, Buffer.from(chunk)]);
    const stream = firstRequest(received);
    if (stream === undefined) return;
    isFlooding = true;
    socket.write(frame(FRAME_SETTINGS, ACK, 0));
    // Indexed field 8 is `:status: 200`; END_HEADERS is never set.
    socket.write(frame(FRAME_HEADERS, 0, stream, Buffer.from([0x88])));
    const piece = frame(FRAME_CONTINUATION, 0, stream, literalHeader());
    const more = () => {
      while (!socket.destroyed && socket.write(piece));
    };
    socket.on('drain', more);
    more();
  });
}

/** The stream of the first HEADERS frame, once it has arrived. */
function firstRequest(received: Buffer): number | undefined {
  let at = PREFACE_LENGTH;
  while (received.length >= at + FRAME_HEAD_LENGTH) {
    const length = received.readUIntBE(at, 3);
    if (received.readUInt8(at + 3) === FRAME_HEADERS) {
      return received.readUInt32BE(at + 5) & 0x7fffffff;
    }
    at += FRAME_HEAD_LENGTH + length;
  }
  return undefined;
}
