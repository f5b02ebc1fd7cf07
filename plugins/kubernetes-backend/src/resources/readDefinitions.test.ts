import { readDefinitions } from './readDefinitions';

const API = { group: 'example.com', kind: 'Thing', plural: 'things' };

it('reads a definition as Flux users write it', () => {
  const definition = {
    ...API,
    health: { current: "status.phase == 'Up'", failed: 'false' },
  };
  expect(readDefinitions([definition])).toEqual([
    { ...definition, origin: 'Definition 1' },
  ]);
});

it('reads every key', () => {
  const definition = {
    ...API,
    health: { lua: 'return { status = "Healthy" }' },
    fields: ['status.step'],
    columns: [{ title: 'Step', path: 'status.step', format: 'number' }],
    pods: { selector: 'app={{metadata.name}}' },
    children: [
      { path: 'status.resources', cluster: 'spec.kubeConfig' },
      { path: 'status.ids[*]', id: 'namespace_name_group_kind' },
    ],
    targets: [{ path: 'spec.ref', kind: 'Thing', definition: 'things.a.b' }],
    owns: ['workloads', 'things.a.b'],
    severity: { failing: 'warning', progressing: 'info', suspended: 'info' },
    progressDeadline: 600,
    docs: 'https://example.com',
    texts: {
      key: 'database',
      title: 'Down',
      meaning: 'It is down.',
      steps: ['Wait.'],
    },
  };
  expect(readDefinitions([definition])).toEqual([
    { ...definition, origin: 'Definition 1' },
  ]);
});

it('reads what modules and environment variables write differently', () => {
  const judge = () => null;
  expect(
    readDefinitions([
      { ...API, health: judge, columns: 'printer', progressDeadline: '600' },
      {
        ...API,
        plural: 'others',
        pods: { selectorPath: 'status.selector' },
        progressDeadline: 'status.notAfter',
      },
    ]),
  ).toMatchObject([
    { ...API, health: judge, columns: 'printer', progressDeadline: 600 },
    {
      ...API,
      plural: 'others',
      pods: { selectorPath: 'status.selector' },
      progressDeadline: 'status.notAfter',
    },
  ]);
});

it.each([
  [{ group: 'a.b/v1' }, /: group: .* such as argoproj\.io$/],
  [{ plural: 'Things' }, /: plural: .* such as rollouts$/],
  [
    { group: 'apps', plural: 'deployments' },
    /^Definition 1 \(deployments\.apps\): group: is built into Kubernetes.* rule set/,
  ],
])('takes no API that has no objects: %j', (keys, why) => {
  expect(() => readDefinitions([{ ...API, ...keys }])).toThrow(why);
});

it.each<[string, unknown, RegExp]>([
  ['a misspelled key', { ...API, helth: {} }, /helth/],
  ['a missing plural', { group: 'a.b', kind: 'C' }, /^Definition 2: plural/],
  ['no object', 'rollouts', /^Definition 2: /],
  ...[
    [{ helth: {} }, /"helth" is no key; did you mean 'health'\?$/],
    [{ health: { curent: 'a' } }, /"curent" is no key; did you mean 'current'/],
    [{ severity: { bad: 'info' } }, /: severity: .* failing, progressing, /],
    [{ pods: { selectorPaht: 'a' } }, /did you mean 'selectorPath'\?$/],
    [
      { children: [{ path: 'spec.a', definition: 'Thing' }] },
      /: children\[0\]\.definition: .*rollouts\.argoproj\.io$/,
    ],
    [{ health: {} }, /: health: says nothing .* current, inProgress, failed/],
    [{ health: { message: "'a'" } }, /: health: says nothing/],
    [{ health: { failed: '' } }, /: health\.failed: is empty$/],
    [{ health: { lua: 'x', failed: 'true' } }, /: health: .*"failed"/],
    [{ health: { helthy: 'true' } }, /: health: .*"helthy"/],
    [{ docs: 'http://example.com' }, /: docs: /],
    [{ fields: [] }, /: fields: /],
    [{ fields: ['a', ''] }, /: fields\[1\]: is empty$/],
    [{ columns: 'all' }, /: columns: must be 'printer' or a list of columns$/],
    [{ columns: [{ title: 'A' }] }, /: columns\[0\]\.path: /],
    [
      { columns: [{ title: 'A', path: 'b', format: 'c' }] },
      /: columns\[0\]\.format: .*"date"/,
    ],
    [{ pods: { labels: 'a=b' } }, /; pods: .*"labels"/],
    [{ pods: {} }, /: pods\.selector: /],
    [{ children: [{ kind: 'Pod' }] }, /: children\[0\]\.path: /],
    [{ owns: ['Pod'] }, /: owns\[0\]: must be workloads or PLURAL\.GROUP/],
    [{ children: [{ path: 'a', id: 'kind' }] }, /: children\[0\]\.id: must be/],
    [{ targets: [{ path: 'a', group: 'b' }] }, /: targets\[0\]: .*"group"/],
    [{ severity: { failing: 'fatal' } }, /: severity\.failing: .*"warning"/],
    [
      { progressDeadline: -1 },
      /: progressDeadline: must be a number of seconds or the path of a time$/,
    ],
    [{ texts: { steps: 'Wait.' } }, /: texts\.steps: /],
    [{ texts: { key: 'a.b' } }, /: texts\.key: must be letters and digits/],
  ].map(([keys, why]): [string, unknown, RegExp] => [
    JSON.stringify(keys),
    { ...API, ...(keys as object) },
    why as RegExp,
  ]),
])('says where %s is wrong', (_, definition, why) => {
  const act = () => readDefinitions([API, definition]);
  expect(act).toThrow(/^Definition 2(?: \(things\.example\.com\))?: /);
  expect(act).toThrow(why);
});

it('takes one definition of an API, as nothing says which of two is meant', () => {
  const other = { ...API, plural: 'others' };
  expect(() =>
    readDefinitions([API, other, { ...API, docs: undefined }]),
  ).toThrow(
    'Definition 1 and Definition 3 are both of things.example.com; merge them into one',
  );
});
