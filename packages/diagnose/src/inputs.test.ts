import {
  aPod,
  FIXTURE_NOW,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import fc from 'fast-check';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { stringify } from 'yaml';
import { run } from './run';

const crashing = aPod({ name: 'loom-0', namespace: 'mill' })
  .crashLooping()
  .build();
const healthy = aPod({ name: 'loom-1', namespace: 'mill' }).build();

async function diagnose(paths: readonly string[], stdin: Uint8Array) {
  let output = '';
  let errors = '';
  const status = await run(paths, {
    readStdin: async () => stdin,
    write: text => {
      output += text;
    },
    writeError: text => {
      errors += text;
    },
    now: () => FIXTURE_NOW,
  });
  return { status, errors, lines: output.split('\n').filter(Boolean) };
}

const piped = (input: string | Uint8Array) =>
  diagnose(['-'], typeof input === 'string' ? Buffer.from(input) : input);

const podList = (...items: object[]) => ({
  kind: 'PodList',
  apiVersion: 'v1',
  metadata: {},
  items,
});
const json = JSON.stringify(podList(crashing, healthy));
const pretty = JSON.stringify(podList(crashing, healthy), null, 4);

const utf16 = (text: string, isBig: boolean, hasMark = true) => {
  const bytes = Buffer.from(hasMark ? `\uFEFF${text}` : text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

/** A tar archive as tar writes it. */
function tar(files: Readonly<Record<string, string>>): Buffer {
  const blocks = Object.entries(files).flatMap(([name, text]) => {
    const header = Buffer.alloc(512);
    header.write(name, 0);
    header.write('0000644\0', 100);
    const size = Buffer.byteLength(text);
    header.write(`${size.toString(8).padStart(11, '0')}\0`, 124);
    header.write('0', 156);
    header.write('ustar\0', 257);
    const content = Buffer.alloc(Math.ceil(size / 512) * 512);
    content.write(text);
    return [header, content];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1_024)]);
}

describe('yarn diagnose reads what people save', () => {
  it.each<[string, string | Uint8Array]>([
    ['one list', json],
    ['a list over many lines', pretty],
    [
      'one object a line',
      `${JSON.stringify(crashing)}\n${JSON.stringify(healthy)}\n`,
    ],
    [
      'objects one after the other',
      JSON.stringify(crashing) + JSON.stringify(healthy),
    ],
    ['lists one after the other', `${pretty}\n${JSON.stringify(podList())}\n`],
    ['an array', JSON.stringify([crashing, healthy])],
    [
      'a warning before it',
      `Warning: v1 ComponentStatus is deprecated in v1.19+\n${pretty}`,
    ],
    [
      'klog lines before it',
      `W0820 10:00:00.000000 1 warnings.go:70] unknown\n[INFO] hello\n${pretty}`,
    ],
    ['YAML', stringify(podList(crashing, healthy))],
    [
      'YAML of several documents',
      `${stringify(crashing)}---\n${stringify(healthy)}`,
    ],
    [
      'YAML after a warning',
      `Warning: policy/v1beta1 is deprecated\n${stringify(
        podList(crashing, healthy),
      )}`,
    ],
    ['a byte order mark', `\uFEFF${json}`],
    ['UTF-16 of PowerShell', utf16(json, false)],
    ['UTF-16 with the bytes swapped', utf16(json, true)],
    ['UTF-16 without a mark', utf16(json, false, false)],
    [
      'UTF-16 with lines of Windows',
      utf16(pretty.replaceAll('\n', '\r\n'), false),
    ],
    [
      'YAML with lines of Windows',
      stringify(podList(crashing, healthy)).replaceAll('\n', '\r\n'),
    ],
    ['gzip', gzipSync(json)],
    ['gzip of UTF-16', gzipSync(utf16(json, false))],
    ['a tar archive', tar({ 'mill/pods.json': json })],
    [
      'a tar archive in gzip',
      gzipSync(
        tar({ 'mill/pods.yaml': stringify(podList(crashing, healthy)) }),
      ),
    ],
  ])('%s', async (_, input) => {
    const { status, lines, errors } = await piped(input);
    expect(lines.map(line => JSON.parse(line).name)).toEqual(['loom-0']);
    expect(errors).toContain('read 2 objects from 1 file (2 Pod)');
    expect(status).toBe(0);
  });

  it('what kubectl cluster-info dump prints, with the logs in it', async () => {
    const dump = [
      pretty,
      '==== START logs for container app of pod mill/loom-0 ====',
      '{"kind":"Pod","apiVersion":"v1","metadata":{"name":"in-a-log"}}',
      'Error: getaddrinfo ENOTFOUND db.mill',
      '==== END logs for container app of pod mill/loom-0 ====',
      JSON.stringify(podList()),
    ].join('\n');
    const { lines, errors, status } = await piped(dump);
    expect(status).toBe(0);
    expect(errors).toContain('read 2 objects');
    expect(lines[0]).toContain('ENOTFOUND');
  });
});

describe('yarn diagnose reads folders as tools write them', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'diagnose-'));
  });
  afterEach(async () => {
    await rm(folder, { recursive: true });
  });

  async function save(files: Readonly<Record<string, string | Uint8Array>>) {
    for (const [name, content] of Object.entries(files)) {
      await mkdir(dirname(join(folder, name)), { recursive: true });
      await writeFile(join(folder, name), content);
    }
  }
  const diagnoseFolder = () => diagnose([folder], Buffer.from(''));

  it('kubectl cluster-info dump', async () => {
    await save({
      'nodes.json': JSON.stringify({
        kind: 'NodeList',
        apiVersion: 'v1',
        items: [],
      }),
      'mill/pods.json': pretty,
      'mill/events.json': JSON.stringify({
        kind: 'EventList',
        apiVersion: 'v1',
        items: [],
      }),
      'mill/loom-0/logs.txt':
        '==== START logs for container app of pod mill/loom-0 ====\npanic: boom\n==== END logs for container app of pod mill/loom-0 ====\n',
    });
    const { lines, status } = await diagnoseFolder();
    expect(status).toBe(0);
    expect(lines.map(line => JSON.parse(line).params.signature)).toEqual([
      'go-panic',
    ]);
  });

  it('oc adm must-gather, which holds a pod twice', async () => {
    const root = 'must-gather.local.1/quay-io-x/namespaces/mill';
    await save({
      'must-gather.local.1/version': 'v4.18',
      'must-gather.local.1/timestamp': '2026-08-20',
      [`${root}/core/pods.yaml`]: stringify(podList(crashing, healthy)),
      [`${root}/core/configmaps.yaml`]: stringify({
        kind: 'ConfigMapList',
        apiVersion: 'v1',
        items: [],
      }),
      [`${root}/pods/loom-0/loom-0.yaml`]: `---\n${stringify(crashing)}`,
      [`${root}/pods/loom-0/app/app/logs/previous.log`]: 'panic: boom\n',
      [`${root}/pods/loom-0/app/app/logs/current.log`]: 'starting\n',
    });
    const { lines, errors, status } = await diagnoseFolder();
    expect(status).toBe(0);
    expect(errors).toContain('(2 Pod)');
    expect(lines.map(line => JSON.parse(line).params.signature)).toEqual([
      'go-panic',
    ]);
  });

  it('the log of a program that runs and fails its check, as evidence', async () => {
    const failing = aPod({
      name: 'loom-2',
      namespace: 'mill',
      ageSeconds: 7_200,
    })
      .withContainer({
        name: 'app',
        readinessProbe: { tcpSocket: { port: 80 } },
      })
      .notReady()
      .build();
    await save({
      'pods.json': JSON.stringify(podList(failing)),
      'logs/loom-2__app.log': 'starting\nno warp on the loom\n',
      'logs/loom-2__app.previous.log': 'another run\n',
    });
    const { lines } = await diagnoseFolder();
    expect(lines.map(line => JSON.parse(line))).toMatchObject([
      {
        class: 'ReadinessProbeFailing',
        evidence: [
          { type: 'field' },
          { type: 'log', container: 'app', line: 'starting' },
          { type: 'log', container: 'app', line: 'no warp on the loom' },
        ],
      },
    ]);
  });

  it('gzipped files and those of other things beside them', async () => {
    await save({
      'pods.json.gz': gzipSync(json),
      'package.json': '{"name":"x"}',
      'notes.txt': 'nothing to see',
    });
    const { lines, errors, status } = await diagnoseFolder();
    expect(status).toBe(0);
    expect(lines).toHaveLength(1);
    expect(errors).toContain(
      'package.json contains no objects and was skipped',
    );
  });

  it('and says that nothing was there, or that a part cannot be read', async () => {
    expect(await diagnoseFolder()).toMatchObject({
      status: 1,
      errors: expect.stringContaining('contains no objects'),
    });
    await save({ 'a.json': json, 'b.json': pretty.slice(0, 400) });
    const { lines, errors, status } = await diagnoseFolder();
    expect(status).toBe(1);
    expect(lines).toHaveLength(1);
    expect(errors).toContain('b.json is incomplete JSON');
  });
});

describe('yarn diagnose gives no false all-clear', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['nothing at all', '', 'neither JSON nor YAML'],
    ['an empty list', JSON.stringify(podList()), 'contains no objects'],
    [
      'what kubectl printed as a table',
      'NAME READY STATUS\nloom-0 1/1 Running',
      'neither JSON nor YAML',
    ],
    [
      'a refusal',
      '{"kind":"Status","apiVersion":"v1","message":"pods is forbidden"}',
      'pods is forbidden',
    ],
    ['a list that is cut off', pretty.slice(0, -40), 'incomplete JSON'],
    [
      'a gzip that is cut off',
      gzipSync(json).subarray(0, 60),
      "can't be decompressed",
    ],
    [
      'YAML that is damaged',
      `${stringify(crashing)}\n  - x: [`,
      'invalid YAML',
    ],
    [
      'kinds that are not diagnosed',
      '{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"c"}}',
      'not diagnosed: 1 ConfigMap',
    ],
  ])('for %s', async (_, input, words) => {
    const { status, errors } = await piped(input);
    expect(status).toBe(1);
    expect(errors).toContain(words);
  });

  it('and says when a list is incomplete, or kubectl has refused a part', async () => {
    const part = { ...podList(healthy), metadata: { continue: 'abc' } };
    expect((await piped(JSON.stringify(part))).errors).toContain('only a part');
    const refused = `${pretty}\nError from server (Forbidden): events is forbidden\n`;
    expect((await piped(refused)).errors).toContain('events is forbidden');
  });
});

describe('yarn diagnose never throws', () => {
  /* eslint-disable jest/expect-expect */
  const isTold = async (input: Uint8Array) => {
    const { status, errors } = await piped(input);
    expect([0, 1]).toContain(status);
    expect(errors).toMatch(/^diagnose: /);
    expect(errors).not.toMatch(/\n\s+at /);
  };

  it('whatever bytes it gets', () =>
    fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), isTold), {
      numRuns: 300,
    }));

  it('wherever an input that it knows is damaged', () => {
    const inputs = [
      Buffer.from(json),
      Buffer.from(stringify(podList(crashing))),
      gzipSync(json),
      tar({ 'pods.json': json }),
      utf16(json, false),
    ];
    return fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...inputs),
        fc.nat(),
        fc.nat(),
        fc.uint8Array({ maxLength: 8 }),
        (input, from, length, inserted) => {
          const start = from % input.length;
          const end = start + (length % 64);
          return isTold(
            Buffer.concat([
              input.subarray(0, start),
              inserted,
              input.subarray(end),
            ]),
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it.each(['[', '{"a":', '- ', 'kind: ['])('however deep "%s" goes', text =>
    isTold(Buffer.from(text.repeat(20_000))),
  );
});
