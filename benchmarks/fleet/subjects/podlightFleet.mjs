import { get } from 'node:http';

/** The gauge of each cluster. */
const RECORDS = /^podlight_fleet_records\{.*\} (\d+)$/gm;

/** Podlight with the fleet index, by the routes that its pages use. */
export function createPodlightFleet({ url, token, usage }) {
  const authorization = `Bearer ${token}`;
  return {
    usage,

    /** How many objects the index has. Asking costs next to nothing. */
    async countRecords() {
      const text = await read(`${url}/api/kubernetes/metrics`, {
        authorization,
      });
      const found = text.toString().matchAll(RECORDS);
      return [...found].reduce((sum, [, count]) => sum + Number(count), 0);
    },

    /** Workers begin to read clusters. */
    begin: () => usage({ startIndex: true, measureDelay: true }),

    /**
     * A page's request; `path` follows `/v1/fleet/`.
     *
     * @returns the answer, how many bytes it has compressed, and how long it took
     */
    async load(path) {
      const startedAt = performance.now();
      const packed = await read(`${url}/api/kubernetes/v1/fleet/${path}`, {
        authorization,
        'accept-encoding': 'gzip',
      });
      const ms = performance.now() - startedAt;
      return { ms, bytes: packed.length, list: await unpack(packed) };
    },
  };
}

function read(url, headers) {
  return new Promise((resolve, reject) => {
    get(url, { headers }, async response => {
      const chunks = [];
      for await (const chunk of response) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      if (response.statusCode === 200) resolve(body);
      else reject(new Error(`${url}: ${response.statusCode} ${body}`));
    }).on('error', reject);
  });
}

const GZIP = [0x1f, 0x8b];

/** A short answer is not compressed. */
async function unpack(body) {
  const isPacked = GZIP.every((byte, at) => body[at] === byte);
  const { gunzipSync } = await import('node:zlib');
  return JSON.parse(isPacked ? gunzipSync(body) : body);
}
