import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { stringify } from 'yaml';
import { parseText } from './parseText';

const pod = aPod({ name: 'loom-0', namespace: 'mill' }).build();
const other = aPod({ name: 'loom-1', namespace: 'mill' }).build();
const aList = (kind: string, items: readonly object[], metadata = {}) => ({
  kind,
  apiVersion: 'v1',
  metadata,
  items,
});
const configMap = {
  kind: 'ConfigMap',
  apiVersion: 'v1',
  metadata: { name: 'c' },
};

const read = (value: unknown) =>
  parseText(typeof value === 'string' ? value : JSON.stringify(value));
const names = (value: unknown) =>
  read(value).objects.map(({ metadata }) => metadata.name);

describe('objects', () => {
  it.each<[string, unknown]>([
    ['a typed list', aList('PodList', [pod, other])],
    ['a list of anything', aList('List', [pod, other])],
    ['lists in a list', aList('List', [aList('PodList', [pod]), other])],
    ['an array', [pod, [other]]],
    ['one a line', `${JSON.stringify(pod)}\n${JSON.stringify(other)}`],
    ['YAML documents', `${stringify(pod)}---\n${stringify(other)}---\n`],
    ['indented JSON', `\n  ${JSON.stringify([pod, other], null, 2)}`],
    [
      'YAML between what kubectl says',
      `Warning: old\n${stringify([pod, other])}error: lost\n`,
    ],
  ])('come from %s', (_, value) => {
    expect(names(value)).toEqual(['loom-0', 'loom-1']);
    expect(read(value).problems).toEqual([]);
  });

  it('are counted by their kind where it is unknown', () => {
    const { objects, unknown, problems } = read([
      configMap,
      aList('SecretList', [{}, {}]),
      aList('SecretList', [{}]),
      pod,
    ]);
    expect(objects).toHaveLength(1);
    expect([...unknown]).toEqual([
      ['ConfigMap', 1],
      ['Secret', 3],
    ]);
    expect(problems).toEqual([]);
  });

  it('are read though a part is broken', () => {
    const text = `${JSON.stringify(pod)}\n{"kind":"Pod","apiVersion`;
    expect(names(text)).toEqual(['loom-0']);
    const at = JSON.stringify(pod).length + 1;
    expect(read(text).problems).toEqual([
      `is incomplete JSON (broken object at character ${at}). Save it again`,
    ]);
  });

  it('are read though a YAML document is broken', () => {
    const text = `${stringify(pod)}---\nkind: [\n---\n${stringify(other)}`;
    expect(names(text)).toContain('loom-0');
    expect(read(text).problems[0]).toMatch(/^is invalid YAML \(/);
  });
});

describe('notes', () => {
  it('say that a list is only a part', () => {
    for (const kind of ['PodList', 'List']) {
      expect(read(aList(kind, [pod], { continue: 'abc' })).notes).toEqual([
        `contains only a part of the ${kind}`,
      ]);
      expect(read(aList(kind, [pod], { continue: '' })).notes).toEqual([]);
      expect(read(aList(kind, [pod], { continue: 5 })).notes).toEqual([]);
    }
  });

  it.each([
    'Error from server (Forbidden): events is forbidden',
    'error: the server has no such resource',
    'Unable to connect to the server',
  ])('repeat what kubectl says: %s', line => {
    const { notes, problems } = read(`${JSON.stringify(pod)}\n${line}\n`);
    expect(notes).toEqual([`contains an error from kubectl: ${line}`]);
    expect(problems).toEqual([]);
  });

  it('shorten what kubectl says, and leave out other lines', () => {
    const line = `error: ${'x'.repeat(500)}`;
    const { notes } = read(`Warning: old\n${JSON.stringify(pod)}\n${line}`);
    expect(notes).toEqual([
      `contains an error from kubectl: ${line.slice(0, 200)}`,
    ]);
  });
});

describe('problems', () => {
  const HOW = 'Save it with: kubectl get pods';

  it.each<[string, unknown, string]>([
    [
      'a refusal',
      { kind: 'Status', apiVersion: 'v1', message: 'no pods' },
      'is a Status, which contains no objects (no pods)',
    ],
    [
      'a long refusal',
      { kind: 'Status', apiVersion: 'v1', message: 'x'.repeat(500) },
      `is a Status, which contains no objects (${'x'.repeat(200)})`,
    ],
    [
      'a table',
      { kind: 'Table', apiVersion: 'meta.k8s.io/v1' },
      'is a Table, which contains no objects',
    ],
    ['no kind', { apiVersion: 'v1' }, "isn't a Kubernetes object"],
    ['no version', { kind: 'Pod' }, "isn't a Kubernetes object"],
    ['a number', '[5]', "isn't a Kubernetes object"],
    ['nothing', '', 'is neither JSON nor YAML of Kubernetes objects'],
    ['prose', 'NAME  READY', 'is neither JSON nor YAML of Kubernetes objects'],
  ])('are told for %s', (_, value, problem) => {
    const { problems, objects } = read(value);
    expect(objects).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(problem);
    expect(problems[0].includes(HOW)).toBe(!/^is a /.test(problem));
  });

  it('are not an empty list, or unrelated values beside objects', () => {
    expect(read(aList('PodList', [])).problems).toEqual([]);
    expect(read(stringify(aList('PodList', []))).problems).toEqual([]);
    expect(read([pod, 5, null, { kind: 'X' }]).problems).toEqual([]);
  });
});

describe('logs', () => {
  const start = '==== START logs for container app of pod mill/loom-0 ====';
  const end = '==== END logs for container app of pod mill/loom-0 ====';

  it('are taken out, whatever they contain', () => {
    const lines = [
      JSON.stringify(pod),
      start,
      JSON.stringify(other),
      start,
      'second line',
      end,
      JSON.stringify(aList('PodList', [])),
    ];
    const { logs, objects } = read(lines.join('\n'));
    expect(objects).toHaveLength(1);
    expect([...logs]).toEqual([
      ['mill/loom-0/app', `${JSON.stringify(other)}\n${start}\nsecond line`],
    ]);
  });

  it('may be all that there is, and need no end', () => {
    const { logs, problems } = read(`${start}\nfirst\nlast`);
    expect([...logs]).toEqual([['mill/loom-0/app', 'first\nlast']]);
    expect(problems).toEqual([]);
  });

  it.each([`\n${end}`, ''])('keep their end where they are long %#', tail => {
    const { logs } = read(`${start}\n${'x'.repeat(70_000)}END${tail}`);
    const log = logs.get('mill/loom-0/app') ?? '';
    expect(log).toHaveLength(65_536);
    expect(log.endsWith('xEND')).toBe(true);
  });
});
