/**
 * A registry on this machine that has the packed packages and nothing else, so
 * that an app can install them with the very commands that the READMEs give.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

/** Long ago, because package managers may be told to refuse what is new. */
const PUBLISHED_AT = '2020-01-01T00:00:00.000Z';

/** Resolves with its `url` and `close`. */
export async function startRegistry(packages) {
  const documents = new Map();
  const tarballs = new Map();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url.slice(1));
    const document = documents.get(path);
    const body = document ? JSON.stringify(document) : tarballs.get(path);
    response.writeHead(body ? 200 : 404, {
      'content-type': document
        ? 'application/json'
        : 'application/octet-stream',
    });
    response.end(body);
  });
  await new Promise(done => {
    server.listen(0, '127.0.0.1', done);
  });
  const url = `http://127.0.0.1:${server.address().port}`;
  for (const { tarball, manifest } of packages) {
    const { name, version } = manifest;
    const bytes = readFileSync(tarball);
    const hash = createHash('sha512').update(bytes);
    const integrity = `sha512-${hash.copy().digest('base64')}`;
    // The content is in the address: caches must not mistake it for another day's.
    const path = `tarballs/${hash.digest('hex').slice(0, 16)}.tgz`;
    tarballs.set(path, bytes);
    documents.set(name, {
      name,
      'dist-tags': { latest: version },
      time: { [version]: PUBLISHED_AT },
      versions: {
        [version]: {
          ...manifest,
          dist: { integrity, tarball: `${url}/${path}` },
        },
      },
    });
  }
  return { url, close: () => server.close() };
}
