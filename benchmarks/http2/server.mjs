/**
 * An HTTP/2 server like an API server, in a process of its own, behind a proxy
 * that can go silent. Controlled over IPC.
 */
import { createSecureServer } from 'node:http2';
import { connect, createServer } from 'node:net';

const EVENT_EVERY_MS = 100;
/** What API servers allow on one connection. */
const MAX_STREAMS = 100;
const ROW = { kind: 'Pod', name: 'web-7c9d5-abcde', phase: 'Running' };
const LIST = JSON.stringify({ items: Array(40).fill(ROW) });
const EVENT = `${JSON.stringify({ type: 'MODIFIED', object: ROW })}\n`;
const CHUNK = Buffer.alloc(64 * 1024, 'x');

const sessions = new Set();
const stats = { sessions: 0, cancelled: [], flooded: [] };

function watch(stream) {
  const timer = setInterval(() => stream.write(EVENT), EVENT_EVERY_MS);
  stream.once('close', () => {
    clearInterval(timer);
    stats.cancelled.push({ code: stream.rstCode, at: Date.now() });
  });
  stream.write(EVENT);
}

/** Sends as much as the client's windows allow. */
function flood(stream) {
  const sent = { bytes: 0 };
  stats.flooded.push(sent);
  const write = () => {
    if (stream.destroyed) return;
    stream.write(CHUNK, error => {
      if (error) return;
      sent.bytes += CHUNK.length;
      write();
    });
  };
  write();
}

const { key, cert } = JSON.parse(process.argv[2]);
const server = createSecureServer({
  key,
  cert,
  settings: { maxConcurrentStreams: MAX_STREAMS },
});
server.on('session', session => {
  stats.sessions += 1;
  sessions.add(session);
  session.once('close', () => sessions.delete(session));
  session.on('error', () => undefined);
});
server.on('stream', (stream, headers) => {
  stream.on('error', () => undefined);
  stream.respond({ ':status': 200, 'content-type': 'application/json' });
  if (headers[':path'] === '/watch') watch(stream);
  else if (headers[':path'] === '/flood') flood(stream);
  else stream.end(LIST);
});
server.on('sessionError', () => undefined);

const pairs = new Set();
const proxy = createServer(client => {
  const upstream = connect(server.address().port, '127.0.0.1');
  const pair = [client, upstream];
  pairs.add(pair);
  client.pipe(upstream).pipe(client);
  for (const socket of pair) {
    socket.setNoDelay();
    socket.on('error', () => undefined);
    socket.once('close', () => {
      pairs.delete(pair);
      for (const each of pair) each.destroy();
    });
  }
});

const COMMANDS = {
  stats: () => stats,
  goaway: () => {
    for (const session of sessions) session.goaway();
  },
  /** Open connections stay open, and nothing comes through any more. */
  silence: () => {
    for (const [client, upstream] of pairs) {
      client.unpipe(upstream);
      upstream.unpipe(client);
    }
  },
};

process.on('message', ({ id, command }) =>
  process.send({ id, answer: COMMANDS[command]() ?? null }),
);
server.listen(0, '127.0.0.1', () => {
  proxy.listen(0, '127.0.0.1', () => {
    process.send({ port: proxy.address().port });
  });
});
process.once('disconnect', () => process.exit());
