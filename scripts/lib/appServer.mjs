/**
 * Serves a built app of `appCache.mjs`, as a web server in front of Backstage would.
 */
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};
/** Names in `static` have a hash of their content. */
const FOREVER = 'public, max-age=31536000, immutable';
const CONFIG = /(<script type="backstage\.io\/config">)([\s\S]*?)(<\/script>)/;

/**
 * Listens on this machine only, on the preferred port or, where that is taken, any other.
 * Nothing is answered until `serve` has been called with the folder of the app.
 */
export async function openAppServer(preferredPort) {
  let answer = (_request, response) => response.writeHead(503).end();
  const server = createServer((request, response) => answer(request, response));
  const port =
    (preferredPort && (await listen(server, preferredPort))) ||
    (await listen(server, 0));
  return {
    port,
    serve(folder, config) {
      answer = answerFrom(folder, config);
    },
    async close() {
      const closed = new Promise(done => server.close(done));
      server.closeAllConnections();
      await closed;
    },
  };
}

function listen(server, port) {
  return new Promise((done, fail) => {
    const onError = error =>
      error.code === 'EADDRINUSE' ? done(undefined) : fail(error);
    server.once('error', onError);
    server.listen(port, 'localhost', () => {
      server.off('error', onError);
      done(server.address().port);
    });
  });
}

function answerFrom(folder, config) {
  const page = Buffer.from(
    addConfig(readFileSync(join(folder, 'index.html'), 'utf8'), config),
  );
  const gzippedPage = gzipSync(page);
  return (request, response) => {
    const takesGzip = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
    const file = findFile(folder, request.url);
    if (file) {
      sendFile(response, file, takesGzip && existsSync(`${file}.gz`));
    } else if (request.url.startsWith('/static/')) {
      response.writeHead(404).end();
    } else {
      // The app reads the address itself.
      response.writeHead(200, {
        'content-type': TYPES['.html'],
        'cache-control': 'no-store',
        'x-frame-options': 'DENY',
        ...(takesGzip && { 'content-encoding': 'gzip' }),
      });
      response.end(takesGzip ? gzippedPage : page);
    }
  };
}

function findFile(folder, url) {
  let path;
  try {
    path = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  const file = join(folder, normalize(path));
  const isThere =
    path !== '/index.html' &&
    Object.hasOwn(TYPES, extname(file)) &&
    !path.includes('\0') &&
    file.startsWith(folder) &&
    statSync(file, { throwIfNoEntry: false })?.isFile();
  return isThere ? file : undefined;
}

function sendFile(response, file, isGzipped) {
  response.writeHead(200, {
    'content-type': TYPES[extname(file)],
    'cache-control': /[\\/]static[\\/]/.test(file) ? FOREVER : 'no-cache',
    ...(isGzipped && { 'content-encoding': 'gzip' }),
  });
  createReadStream(isGzipped ? `${file}.gz` : file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/** The page with one more configuration, which overrides those that it was built with. */
export function addConfig(page, data) {
  return page.replace(CONFIG, (_all, begin, json, end) => {
    const configs = [...JSON.parse(json), { context: 'demo', data }];
    const text = JSON.stringify(configs).replaceAll('<', '\\u003c');
    return `${begin}${text}${end}`;
  });
}
