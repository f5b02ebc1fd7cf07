/* eslint jest/expect-expect: ["warn", { "assertFunctionNames": ["expect", "expectGrowth"] }] */
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  parseCustomResource,
  parseObject,
  toClusterObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import { parseSelector } from './locate';
import { selectServiceObjects } from './read/service/selectServiceObjects';
import { EvidenceReader } from './read';
import { LineScrubber } from './scrub';
import { lastBytes } from './routes/lastBytes';
import { wholeLines } from './routes/wholeLines';
import { aList, fakeConnection } from './__testUtils__/fakeConnection';

/** How much larger the large case is. */
const FACTOR = 8;
/** In proportion would be 8, and 64 if each thing looked at all others. */
const MOST = 32;
/** Too short to be measured. */
const QUICK_MS = 150;
/** How often the large case may run: a collection of garbage makes one run cost several times as much. */
const MAX_RUNS = 5;

const many = <T>(n: number, make: (i: number) => T) =>
  Array.from({ length: n }, (_, i) => make(i));

/** CPU time of this process: others on the machine do not count. */
async function cost(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

async function expectGrowth(
  make: (n: number) => () => unknown,
  n: number,
): Promise<void> {
  await make(n)();
  const smallMs = Math.max(
    1,
    Math.min(await cost(make(n)), await cost(make(n))),
  );
  const most = Math.max(QUICK_MS, smallMs * MOST);
  let largeMs = await cost(make(n * FACTOR));
  for (let runs = 1; runs < MAX_RUNS && largeMs >= most; runs += 1) {
    largeMs = Math.min(largeMs, await cost(make(n * FACTOR)));
  }
  expect(largeMs).toBeLessThan(most);
}

const parsed = parseSelector('app=web');
if (!parsed.ok) throw new Error(parsed.problem);
const target = {
  entityRef: 'component:default/shop',
  selector: parsed.selector,
};

describe('time grows no faster than what a cluster sends', () => {
  it('of a line in pieces of one byte', async () => {
    const piece = Buffer.from('a');
    await expectGrowth(
      n => async () => {
        let length = 0;
        async function* pieces() {
          for (let i = 0; i < n; i += 1) yield piece;
        }
        for await (const lines of wholeLines(pieces(), Infinity)) {
          length += lines.length;
        }
        expect(length).toBe(n);
      },
      20_000,
    );
  });

  it('of a log of which only the end is wanted', async () => {
    const piece = Buffer.from('a');
    await expectGrowth(
      n => async () => {
        const pieces = Readable.from(many(n, () => piece));
        let length = 0;
        await pipeline(pieces, lastBytes(n / 2), async function count(rest) {
          for await (const chunk of rest) length += chunk.length;
        });
        expect(length).toBe(n / 2);
      },
      20_000,
    );
  });

  it.each([
    ['names without a value', 'password:\n  '],
    ['heads of tables', ' id | password\n----+---\n'],
    ['rows of a table', ' id | password\n----+---\n', ' 1 | hunter2x\n'],
    ['cells', 'a', '|password'],
    ['rows to insert', 'insert into a (password) values ', "('x'),"],
    ['characters that are not seen', '', 'pass\u200bword=\u00a0x '],
    ['lines with such', '', 'pass\u200bword=x\n'],
    ['ends of keys', '', 'Kj8Q==\n-----END PRIVATE KEY-----\n'],
    ['options', 'kubectl create secret', ' --from-literal=a=b'],
  ])('of a log that is made of %s', async (_, begin, more = begin) => {
    await expectGrowth(
      n => () => {
        const text = begin + more.repeat(n);
        expect(new LineScrubber().scrub(text)).not.toBe('');
      },
      5_000,
    );
  });

  it('of a log of short rows below a long head', async () => {
    await expectGrowth(
      n => () => {
        const head = `password|${'"'.repeat(n)}\n---+---\n`;
        const text = head + 'hunter2x|b\n'.repeat(n);
        expect(new LineScrubber().scrub(text).includes('•••|b')).toBe(true);
      },
      2_000,
    );
  });

  it('of services around pods', async () => {
    await expectGrowth(n => {
      const bits = (i: number) =>
        Object.fromEntries(many(12, b => [`b${b}`, String((i >> b) & 1)]));
      const objects = [
        ...many(n, i => ({
          apiVersion: 'v1',
          kind: 'Pod',
          metadata: { namespace: 'shop', name: `p${i}`, labels: bits(i) },
        })),
        ...many(n, i => ({
          apiVersion: 'v1',
          kind: 'Service',
          metadata: { namespace: 'shop', name: `s${i}` },
          spec: { selector: { ...bits(n - i), none: 'x' } },
        })),
      ].flatMap(raw => parseObject(raw) ?? []);
      const { Pod, Service } = toClusterObjects(objects).objects;
      return () =>
        selectServiceObjects(
          { labelled: { Pod }, owned: {}, namespaced: { Service } },
          target,
        );
    }, 1_000);
  });

  it('of custom resources that own, select and name everything', async () => {
    const meta = { namespace: 'shop', labels: { app: 'web' } };
    await expectGrowth(n => {
      const resources = many(n, i =>
        parseCustomResource({
          apiVersion: 'example.com/v1',
          kind: 'Database',
          metadata: { ...meta, name: `d${i}`, uid: `d${i}` },
        }),
      ).flatMap(resource => resource ?? []);
      const children = many(100, i => ({ kind: 'Pod', name: `p${i}` }));
      const pods = many(n, i => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          ...meta,
          name: `p${i}`,
          uid: `p${i}`,
          ownerReferences: many(i % 2, () => ({
            apiVersion: 'example.com/v1',
            kind: 'Database',
            name: 'd',
            uid: `d${i % 10}`,
            controller: true,
          })),
        },
      })).flatMap(raw => parseObject(raw) ?? []);
      const { Pod } = toClusterObjects(pods).objects;
      const CustomResource = resources.map(resource => ({
        ...resource,
        podSelector: 'app=web',
        children,
      }));
      return () =>
        selectServiceObjects(
          {
            labelled: { CustomResource },
            owned: {},
            ownable: { Pod },
            namespaced: {},
          },
          target,
        );
    }, 1_000);
  });

  it('of custom resources that all have one uid', async () => {
    const metadata = { namespace: 'shop', uid: 'same', labels: { app: 'web' } };
    const api = { apiVersion: 'example.com/v1', kind: 'Database' };
    const owner = { ...api, name: 'd', uid: 'same', controller: true };
    await expectGrowth(n => {
      const CustomResource = many(n, i =>
        parseCustomResource({
          ...api,
          metadata: { ...metadata, name: `d${i}` },
        }),
      ).flatMap(resource => resource ?? []);
      const pods = many(n, i => ({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: {
          namespace: 'shop',
          name: `p${i}`,
          uid: `p${i}`,
          ownerReferences: [owner],
        },
      })).flatMap(raw => parseObject(raw) ?? []);
      const { Pod } = toClusterObjects(pods).objects;
      const read = {
        labelled: { CustomResource },
        owned: {},
        ownable: { Pod },
        namespaced: {},
      };
      return () => {
        const { objects: found } = selectServiceObjects(read, target);
        expect(found.Pod).toHaveLength(n);
      };
    }, 1_000);
  });

  it('of pods whose events are wanted', async () => {
    const refs = many(40_000, i => ({ namespace: 'shop', name: `p${i}` }));
    const pods = refs.flatMap(({ namespace, name }) => {
      const pod = parseObject({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { namespace, name, uid: name },
      });
      return pod?.kind === 'Pod' ? [pod] : [];
    });
    const { connection } = fakeConnection(() => aList('Event', []));
    const reader = new EvidenceReader(connection, Date.now);
    const { signal } = new AbortController();
    await expectGrowth(
      n => () =>
        reader.read(
          { events: refs.slice(0, n), previousLogs: [] },
          pods.slice(0, n),
          signal,
        ),
      5_000,
    );
  });
});
