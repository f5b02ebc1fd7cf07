import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { gzipSync } from 'node:zlib';
import { InputProblem } from './InputProblem';
import { readFiles, readNamedFiles } from './readFiles';
import { SavedFile } from './savedFiles';

const pod = (name: string) =>
  JSON.stringify(aPod({ name, namespace: 'mill' }).build());
const CONFIG_MAP =
  '{"kind":"ConfigMap","apiVersion":"v1","metadata":{"name":"c"}}';
const LOG =
  '==== START logs for container app of pod mill/a ====\nup\n==== END logs for container app of pod mill/a ====\n';

type Content = string | Uint8Array | Error;

const saved = (files: Readonly<Record<string, Content>>): SavedFile[] =>
  Object.entries(files).map(([path, content]) => ({
    path,
    read: async () => {
      if (content instanceof Error) throw content;
      return typeof content === 'string' ? Buffer.from(content) : content;
    },
  }));

async function summary(reading: ReturnType<typeof readFiles>) {
  const { objects, unknown, logs, files, problems, notes } = await reading;
  return {
    names: objects.map(({ metadata }) => metadata.name),
    unknown: Object.fromEntries(unknown),
    current: Object.fromEntries(logs.current),
    previous: Object.fromEntries(logs.previous),
    files,
    problems,
    notes,
  };
}

const EMPTY = {
  names: [],
  unknown: {},
  current: {},
  previous: {},
  files: 0,
  problems: [],
  notes: [],
};
const folder = (files: Readonly<Record<string, Content>>) =>
  summary(readFiles(saved(files)));
const named = (files: Readonly<Record<string, Content>>) =>
  summary(readNamedFiles(saved(files)));

/** An archive of one file. */
function tar(name: string, text: string): Buffer {
  const header = Buffer.alloc(512);
  header.write(name, 0);
  header.write(`${text.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write('0', 156);
  header.write('ustar\0', 257);
  const content = Buffer.alloc(Math.ceil(text.length / 512) * 512);
  content.write(text);
  return Buffer.concat([header, content, Buffer.alloc(1_024)]);
}

describe('a folder', () => {
  it.each([
    'a.json',
    'a.jsonl',
    'a.ndjson',
    'a.yaml',
    'a.yml',
    'below/A.JSON',
    'a.txt',
    'a.out',
    'a.dump',
    'a.log',
  ])('has objects in %s', async path => {
    const expected = { ...EMPTY, names: ['a'], files: 1 };
    expect(await folder({ [path]: pod('a') })).toEqual(expected);
    expect(await folder({ [`${path}.gz`]: gzipSync(pod('a')) })).toEqual(
      expected,
    );
  });

  it.each(['a.png', 'json', 'a.table.json', 'a.http403.json', 'below/a.log'])(
    'has none in %s',
    async path => {
      expect(await folder({ [path]: pod('a') })).toEqual(EMPTY);
    },
  );

  it.each(['a.tar', 'a.tgz', 'a.tar.gz'])('may hold %s', async path => {
    const archive = tar('b.json', pod('b'));
    expect(await folder({ 'a.json': pod('a'), [path]: archive })).toEqual({
      ...EMPTY,
      names: ['a', 'b'],
      files: 2,
    });
  });

  it('counts the files with objects, and adds up what is unknown', async () => {
    const files = { 'a.json': CONFIG_MAP, 'b.json': CONFIG_MAP };
    expect(await folder({ ...files, 'c.json': pod('a') })).toEqual({
      ...EMPTY,
      names: ['a'],
      unknown: { ConfigMap: 2 },
      files: 1,
    });
  });

  it('keeps logs by their run', async () => {
    const gathered = 'x/namespaces/mill/pods/a/app/app/logs';
    const reading = await folder({
      'logs/b__app.log': 'now',
      'logs/b__app.previous.log': 'before',
      [`${gathered}/previous.log`]: 'y'.repeat(70_000),
      'dump.txt': LOG,
    });
    expect(reading.current).toEqual({ 'b/app': 'now', 'mill/a/app': 'up' });
    expect(reading.previous['b/app']).toBe('before');
    expect(reading.previous['mill/a/app']).toHaveLength(65_536);
    expect(reading.notes).toEqual([]);
  });

  it('skips other files, and says so unless they are empty', async () => {
    expect(
      await folder({
        'package.json': '{"name":"x"}',
        'status.json': '{"kind":"Status","apiVersion":"v1"}',
        'values.yaml': 'a: 1',
        'empty.json': ' \n',
        'notes.txt': 'nothing to see',
      }),
    ).toEqual({
      ...EMPTY,
      notes: [
        'package.json contains no objects and was skipped',
        'status.json contains no objects and was skipped',
        'values.yaml contains no objects and was skipped',
      ],
    });
  });

  it('reports damaged files, with what kubectl said', async () => {
    const reading = await folder({
      'a.json': '{"kind":"Pod"',
      'b.json': `${pod('b')}\nerror: lost`,
      'c.json.gz': gzipSync(pod('c')).subarray(0, 20),
      'd.json': new Error('EACCES'),
      'e.json': new InputProblem('e.json is odd'),
      'f.json': pod('f'),
    });
    expect(reading.names).toEqual(['b', 'f']);
    expect(reading.notes).toEqual([
      'b.json contains an error from kubectl: error: lost',
    ]);
    expect(reading.problems).toEqual([
      expect.stringMatching(/^a\.json is incomplete JSON/),
      expect.stringMatching(/^c\.json\.gz can't be decompressed/),
      "d.json can't be read (EACCES)",
      'e.json is odd',
    ]);
  });
});

describe('files given by name', () => {
  it('are read whatever they are called, as one snapshot', async () => {
    expect(
      await named({
        'a.png': pod('a'),
        b: gzipSync(pod('b')),
        c: tar('c.json', pod('c')),
        d: gzipSync(tar('d.json', pod('d'))),
      }),
    ).toEqual({ ...EMPTY, names: ['a', 'b', 'c', 'd'], files: 4 });
  });

  it('have to hold objects', async () => {
    const { problems, notes } = await named({ 'package.json': '{"name":"x"}' });
    expect(notes).toEqual([]);
    expect(problems).toEqual([
      expect.stringMatching(/^package\.json isn't a Kubernetes object/),
    ]);
  });
});
