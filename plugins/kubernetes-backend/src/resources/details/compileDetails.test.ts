import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';
import { ends } from '../../__testUtils__/hung';
import { compileDetails } from './compileDetails';

const API = { group: 'example.com', kind: 'Thing', plural: 'things' };

const compile = (definition: Partial<ResourceDefinition>) =>
  compileDetails({ ...API, ...definition }, (group, kind) =>
    group === 'argoproj.io' && kind === 'Rollout' ? 'rollouts' : undefined,
  );

const read = (definition: Partial<ResourceDefinition>, object: object) =>
  compile(definition)(object);

describe('fields', () => {
  const fields = (object: object, ...paths: readonly string[]) =>
    read({ fields: paths }, object);

  it('are what is listed, and nothing else', () => {
    const object = {
      spec: { replicas: 3, password: 'hunter2' },
      status: { conditions: [{ type: 'Ready', reason: 'A' }, { type: 'B' }] },
    };
    expect(
      fields(
        object,
        'spec.replicas',
        'status.conditions[*].type',
        'status.conditions[*].reason',
        'status.absent',
        'spec.list[*].absent',
      ),
    ).toEqual({
      fields: {
        'spec.replicas': 3,
        'status.conditions[*].type': ['Ready', 'B'],
        'status.conditions[*].reason': ['A', null],
      },
    });
    expect(read({}, object)).toEqual({});
  });

  it.each([
    ['a key that names a credential', 'spec', { password: 'hunter2' }],
    ['its path', 'spec.auth.password', { auth: { password: 'hunter2' } }],
    ['a list of them', 'spec.passwords', { passwords: ['hunter2'] }],
    ['a number', 'spec.password', { password: 12345678 }],
    [
      'a variable',
      'spec',
      { env: [{ name: 'DB_PASSWORD', value: 'hunter2' }] },
    ],
    [
      'the value of a variable',
      'spec.env[*].value',
      { env: [{ name: 'DB_PASSWORD', value: 'hunter2' }] },
    ],
    ['a value in it', 'spec', { password: { value: 'hunter2' } }],
    ['a text', 'spec', { url: 'https://jo:hunter2@example.com' }],
    ['a name', 'spec', { name: 'https://jo:hunter2@example.com' }],
    ['a map of them', 'spec', { passwords: { admin: 'hunter2' } }],
    ['a path into one', 'spec.tokens.ci', { tokens: { ci: 'hunter2' } }],
    ['a deep one', 'spec', { dbPasswords: { shop: { db: ['hunter2'] } } }],
    ['a key', 'spec', { 'https://jo:hunter2@example.com': 1 }],
    ['a map of secrets', 'spec', { secrets: { key: 'hunter2' } }],
    [
      'a path into that',
      'spec.dbSecrets.a.b',
      { dbSecrets: { a: { b: 'hunter2' } } },
    ],
    ['credentials', 'spec', { credentials: { shop: 'hunter2' } }],
    ['a parameter', 'spec', { a: [{ param: 'DB_PASSWORD', val: 'hunter2' }] }],
    [
      'a property',
      'spec',
      { a: { PropertyKey: 'dbPass', PropertyValue: 'hunter2' } },
    ],
    [
      'its path',
      'spec.a[*].val',
      { a: [{ key: 'api-token', val: 'hunter2' }] },
    ],
    [
      'a header',
      'spec',
      { headers: [{ header: 'Cookie', value: 'a=hunter2' }] },
    ],
    ['a map of headers', 'spec', { headers: { Authorization: 'x hunter2' } }],
    ['arguments', 'spec', { args: ['--db-password', 'hunter2'] }],
    ['arguments one by one', 'spec.args[*]', { args: ['-u', 'a:hunter2'] }],
    [
      'arguments of a command',
      'spec',
      { command: ['mysql'], args: ['-phunter2'] },
    ],
    ['values of a chart', 'spec', { values: 'secrets:\n  db: hunter2\n' }],
  ])('have no credential in %s', (_, path, spec) => {
    const sent = JSON.stringify(fields({ spec }, path));
    expect(sent).toContain('•••');
    expect(sent).not.toMatch(/hunter2|12345678/);
  });

  it('show the names of Secrets', () => {
    const spec = {
      secretName: 'shop-tls',
      passwordSecretRef: { name: 'shop-db', key: 'password' },
      imagePullSecrets: [{ name: 'registry' }],
      secrets: [{ kind: 'Secret', namespace: 'shop', secretName: 'shop-db' }],
      tokens: { secretRef: { name: 'shop-ci', key: 'ci' } },
      secretNames: { type: 'Secret', value: 'shop-db' },
      auth: { type: 'scram-sha-512', secrets: ['shop-db', 'shop-mq'] },
      args: ['--user', '1000:1000', '--port', '8080'],
    };
    expect(fields({ spec }, 'spec')).toEqual({ fields: { spec } });
  });

  it('have no copies of manifests and no bookkeeping', () => {
    const metadata = {
      name: 'a',
      managedFields: [{ manager: 'kubectl' }],
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': '{}',
        'kapp.k14s.io/original': '{}',
        team: 'x',
      },
    };
    expect(fields({ metadata }, 'metadata')).toEqual({
      fields: { metadata: { name: 'a', annotations: { team: 'x' } } },
    });
    expect(fields({ metadata }, 'metadata.annotations')).toEqual({
      fields: { 'metadata.annotations': { team: 'x' } },
    });
  });

  it('have nothing that becomes a Secret', () => {
    const spec = {
      template: { stringData: { db: 'hunter2' }, type: 'Opaque' },
    };
    expect(fields({ spec }, 'spec')).toEqual({
      fields: { spec: { template: { type: 'Opaque' } } },
    });
  });

  it.each([
    'metadata.managedFields',
    'metadata.managedFields[*].manager',
    'spec.template.stringData',
    'spec.template.stringData.db',
    "metadata.annotations['kubectl.kubernetes.io/last-applied-configuration']",
    "spec.template.metadata.annotations['kapp.k14s.io/original']",
  ])('cannot be %s', path => {
    expect(() => compile({ fields: [path] })).toThrow(
      /^things\.example\.com: fields\[0\]: .* never leaves the backend/,
    );
  });

  it('are left out where they are too large, which is said, and the others stay', () => {
    const status = {
      before: 'a',
      long: 'x'.repeat(9_000),
      many: Array.from({ length: 600 }, () => 1),
      deep: JSON.parse(`${'['.repeat(20)}${']'.repeat(20)}`),
      after: 'b',
    };
    expect(
      fields(
        { status },
        'status.before',
        'status.long',
        'status.many',
        'status.many[*]',
        'status.deep',
        'status.after',
      ),
    ).toEqual({
      fields: { 'status.before': 'a', 'status.after': 'b' },
      omittedFields: [
        'status.long',
        'status.many',
        'status.many[*]',
        'status.deep',
      ],
    });
  });

  it('are together at most 8 KiB, however many are listed', () => {
    const status = Object.fromEntries(
      Array.from({ length: 40 }, (_, i) => [`field${i}`, 'é'.repeat(500)]),
    );
    const sent = fields(
      { status },
      ...Object.keys(status).map(key => `status.${key}`),
    );
    const bytes = Buffer.byteLength(JSON.stringify(sent.fields));
    expect(bytes).toBeGreaterThan(7_000);
    expect(bytes).toBeLessThanOrEqual(8 * 1024);
    expect(sent.omittedFields).toHaveLength(32);
  });

  it('change no prototype', () => {
    const status = JSON.parse(
      '{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}',
    );
    const sent = fields({ status }, 'status').fields?.status;
    expect(Object.keys(Object(sent))).toEqual(['constructor']);
    expect(Object.getPrototypeOf(sent)).toBe(Object.prototype);
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
  });

  it('cost little of an object that is made to cost much', () => {
    const wide = Object.fromEntries(
      Array.from({ length: 100_000 }, (_, i) => [`k${i}`, i]),
    );
    const object = {
      spec: { wide, long: 'ab '.repeat(500_000) },
      status: { list: Array.from({ length: 100_000 }, () => ({ a: 'x' })) },
    };
    const describe_ = compile({
      fields: ['spec', 'spec.wide', 'spec.long', 'status.list[*].a'],
      columns: [
        { title: 'A', path: 'status.list[*].a' },
        { title: 'B', path: 'spec.long' },
      ],
      targets: [{ path: 'status.list', kind: 'Thing' }],
    });
    const describeAll = () =>
      expect(describe_(object).omittedFields).toHaveLength(4);
    expect(ends(describeAll)).toBe(true);
  });
});

describe('columns', () => {
  const cells = (object: object) =>
    read(
      {
        columns: [
          { title: 'Step', path: 'status.step', format: 'number' },
          { title: 'Hosts', path: 'spec.hosts' },
          { title: 'Expires', path: 'status.notAfter', format: 'date' },
          { title: 'Reasons', path: 'status.conditions[*].reason' },
        ],
      },
      object,
    ).columns;

  it('have the values of their paths', () => {
    expect(
      cells({
        spec: { hosts: ['a.example', 'b.example'] },
        status: {
          step: 0,
          notAfter: '2026-03-01T00:00:00Z',
          conditions: [{ reason: 'A' }, {}, { reason: 'B' }],
        },
      }),
    ).toEqual([
      { title: 'Step', value: '0', format: 'number' },
      { title: 'Hosts', value: 'a.example, b.example' },
      { title: 'Expires', value: '2026-03-01T00:00:00Z', format: 'date' },
      { title: 'Reasons', value: 'A, B' },
    ]);
  });

  it('are left out where there is no value of their format', () => {
    expect(
      cells({
        spec: { hosts: { a: 1 } },
        status: { step: 'three', notAfter: 'soon', conditions: 'none' },
      }),
    ).toBeUndefined();
  });

  it('are cells: short, of few items and without credentials', () => {
    const hosts = Array.from({ length: 50 }, (_, i) => `h${i}`);
    expect(cells({ spec: { hosts } })?.[0].value).toMatch(/^h0, .*h9, …$/);
    expect(
      cells({ spec: { hosts: 'x'.repeat(5_000) } })?.[0].value,
    ).toHaveLength(200);
    const column = { title: 'V', path: 'spec.env[*].value' };
    expect(
      read(
        { columns: [column] },
        { spec: { env: [{ name: 'DB_PASSWORD', value: 'hunter2' }] } },
      ).columns,
    ).toEqual([{ title: 'V', value: '•••' }]);
  });

  it.each([
    ['--password', 'hunter2'],
    ['mysql', '-phunter2'],
  ])('have no credential among arguments: %s %s', (...args) => {
    for (const path of ['spec.args', 'spec.args[*]']) {
      const columns = [{ title: 'Arguments', path }];
      const [cell] = read({ columns }, { spec: { args } }).columns ?? [];
      expect(cell.value).toContain('•••');
      expect(cell.value).not.toContain('hunter2');
    }
  });
});

describe('pods', () => {
  const bySelector = (selector: string, object: object) =>
    read({ pods: { selector } }, object).podSelector;
  const byPath = (selector: unknown) =>
    read({ pods: { selectorPath: 'spec.selector' } }, { spec: { selector } })
      .podSelector;

  it('are selected by a template', () => {
    const selector = 'cnpg.io/cluster={{metadata.name}},role in (a, b)';
    expect(bySelector(selector, { metadata: { name: 'shop' } })).toBe(
      'cnpg.io/cluster=shop,role in (a, b)',
    );
    expect(bySelector(selector, { metadata: {} })).toBeUndefined();
    expect(
      bySelector('a={{spec.a}},b={{spec.b}}', { spec: { b: 'x' } }),
    ).toBeUndefined();
  });

  it('are not others than the template says, whatever an object writes', () => {
    expect(
      bySelector('app={{spec.app}}', { spec: { app: 'a,b in (c)' } }),
    ).toBeUndefined();
  });

  it.each<[unknown, string | undefined]>([
    [{ app: 'shop', tier: 'web' }, 'app=shop,tier=web'],
    [
      {
        matchLabels: { app: 'shop' },
        matchExpressions: [
          { key: 'tier', operator: 'In', values: ['a', 'b'] },
          { key: 'env', operator: 'NotIn', values: ['dev'] },
          { key: 'x', operator: 'Exists' },
          { key: 'y', operator: 'DoesNotExist' },
        ],
      },
      'app=shop,tier in (a,b),env notin (dev),x,!y',
    ],
    [{ matchExpressions: [{ key: 'x', operator: 'Exists' }] }, 'x'],
    ['app=shop', 'app=shop'],
    [{}, undefined],
    [{ matchLabels: {} }, undefined],
    ['', undefined],
    [{ matchLabels: { app: 'shop' }, matchExpressions: [{}] }, undefined],
    [
      {
        matchExpressions: [{ key: 'app', operator: 'In', values: ['a,b'] }],
      },
      undefined,
    ],
    [{ app: 5 }, undefined],
    [{ app: 'a,b' }, undefined],
    [{ 'a,b': 'c' }, undefined],
    [{ matchExpressions: [{ key: 'a,b', operator: 'Exists' }] }, undefined],
    [7, undefined],
  ])('are selected by %j as %s', (selector, expected) => {
    expect(byPath(selector)).toBe(expected);
  });

  it.each([
    [{ selector: 'app in' }, /pods\.selector: .*valid term/],
    [{ selector: 'app={{name}}' }, /pods\.selector: 'name' must start with/],
    [{ selector: '' }, /pods\.selector: .*empty/],
    [{ selectorPath: 'selector' }, /pods\.selectorPath: /],
  ])('of %j do not compile, and it says why', (pods, why) => {
    expect(() => compile({ pods })).toThrow(why);
  });
});

describe('children and targets', () => {
  const targets = (
    path: string,
    more: { readonly kind?: string; readonly definition?: string },
    object: object,
  ) => read({ targets: [{ path, ...more }] }, object).targets;

  it.each<[string, object, object, object[] | undefined]>([
    [
      'a name',
      { path: 'spec.secretName', kind: 'Secret' },
      { secretName: 'tls' },
      [{ kind: 'Secret', name: 'tls' }],
    ],
    [
      'an object with its kind',
      { path: 'spec.workloadRef' },
      { workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'a' } },
      [{ kind: 'Deployment', name: 'a' }],
    ],
    [
      'a custom resource that has a definition',
      { path: 'spec.ref' },
      {
        ref: {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'Rollout',
          name: 'a',
          namespace: 'b',
        },
      },
      [
        {
          kind: 'Rollout',
          definition: 'rollouts.argoproj.io',
          name: 'a',
          namespace: 'b',
        },
      ],
    ],
    [
      'a custom resource that has none',
      { path: 'spec.refs' },
      { refs: [{ group: 'a.b', kind: 'Policy', name: 'x' }] },
      [{ kind: 'Policy', definition: 'policies.a.b', name: 'x' }],
    ],
    [
      'the items of a list, each once',
      { path: 'spec.rules[*].refs', kind: 'Service' },
      { rules: [{ refs: [{ name: 'a' }, { name: 'b' }] }, { refs: ['a'] }] },
      [
        { kind: 'Service', name: 'a' },
        { kind: 'Service', name: 'b' },
      ],
    ],
    [
      'a kind of the definition, and another',
      { path: 'spec.refs', kind: 'Gateway', definition: 'gateways.x.y' },
      {
        refs: [
          { name: 'a' },
          { kind: 'Service', name: 'b' },
          { kind: 'ClusterGateway', name: 'c' },
        ],
      },
      [
        { kind: 'Gateway', definition: 'gateways.x.y', name: 'a' },
        { kind: 'Service', name: 'b' },
        {
          kind: 'ClusterGateway',
          definition: 'clustergateways.x.y',
          name: 'c',
        },
      ],
    ],
    [
      'nothing',
      { path: 'spec.refs', kind: 'Service' },
      { refs: [7, null, {}, { name: 5 }, '../x', { name: 'a/b' }] },
      undefined,
    ],
    ['no kind', { path: 'spec.ref' }, { ref: 'a' }, undefined],
    [
      'what an id says',
      { path: 'spec.ids[*]', id: 'namespace_name_group_kind' },
      {
        ids: [
          'shop_web_apps_Deployment',
          'shop_web__Service',
          'shop_web_argoproj.io_Rollout',
          '_shop__read_rbac.authorization.k8s.io_ClusterRole',
          'shop_web',
          'x'.repeat(1_000),
        ],
      },
      [
        { kind: 'Deployment', name: 'web', namespace: 'shop' },
        { kind: 'Service', name: 'web', namespace: 'shop' },
        {
          kind: 'Rollout',
          definition: 'rollouts.argoproj.io',
          name: 'web',
          namespace: 'shop',
        },
        { kind: 'ClusterRole', name: 'shop:read' },
      ],
    ],
  ])('are %s', (_, { path, ...more }: any, spec, expected) => {
    expect(targets(path, more, { spec })).toEqual(expected);
  });

  it.each<[unknown, boolean]>([
    [undefined, true],
    [{ server: 'https://kubernetes.default.svc', namespace: 'shop' }, true],
    [{ name: 'in-cluster', namespace: 'shop' }, true],
    [{ name: 'prod-eu', namespace: 'shop' }, false],
    [{ server: 'https://10.0.0.1:6443', namespace: 'shop' }, false],
    [{ secretRef: { name: 'prod-eu' } }, false],
    ['in-cluster', true],
    ['prod-eu', false],
  ])('are in this cluster where the other one is %j: %s', (cluster, isHere) => {
    const children = [
      { path: 'spec.name', kind: 'Job', cluster: 'spec.cluster' },
    ];
    const found = read({ children }, { spec: { name: 'a', cluster } });
    expect(found.children).toEqual(
      isHere ? [{ kind: 'Job', name: 'a' }] : undefined,
    );
  });

  it('are the first hundred of many', () => {
    const refs = Array.from({ length: 300 }, (_, i) => `a${i}`);
    expect(
      targets('spec.refs', { kind: 'Job' }, { spec: { refs } }),
    ).toHaveLength(100);
  });

  it('are apart', () => {
    expect(
      read(
        {
          children: [{ path: 'spec.a', kind: 'A' }],
          targets: [{ path: 'spec.b', kind: 'B' }],
        },
        { spec: { a: 'x', b: 'y' } },
      ),
    ).toEqual({
      children: [{ kind: 'A', name: 'x' }],
      targets: [{ kind: 'B', name: 'y' }],
    });
  });
});

describe('the guide', () => {
  const definition: Partial<ResourceDefinition> = {
    docs: 'https://example.com',
    severity: { failing: 'warning' },
    progressDeadline: 60,
    runsToCompletion: true,
    fields: ['spec.issuer'],
    texts: { title: 'No {{spec.issuer}} for {{ metadata.name }}' },
  };

  it('is one object for all objects of the API', () => {
    const describe_ = compile(definition);
    const { guide } = describe_({});
    expect(guide).toEqual({
      docs: 'https://example.com',
      severity: { failing: 'warning' },
      progressDeadlineSeconds: 60,
      runsToCompletion: true,
      texts: definition.texts,
    });
    expect(describe_({}).guide).toBe(guide);
    expect(Object.isFrozen(guide)).toBe(true);
  });

  it('has no word of a field that is not listed', () => {
    expect(() => compile({ ...definition, fields: [] })).toThrow(
      /^things\.example\.com: texts: \{\{spec\.issuer\}\} is not among its fields/,
    );
  });

  it('leaves the deadline to the object where it is a path', () => {
    const { guide, progressDeadline } = read(
      { progressDeadline: 'status.notAfter' },
      { status: { notAfter: '2026-03-01T00:00:00Z' } },
    );
    expect(guide).toBeUndefined();
    expect(progressDeadline).toBe('2026-03-01T00:00:00Z');
    expect(
      read(
        { progressDeadline: 'status.notAfter' },
        { status: { notAfter: 'x' } },
      ),
    ).toEqual({});
  });
});

it.each(['0001-01-01T00:00:00Z', '2026-99-99T00:00:00Z'])(
  'takes no time that is none for a deadline: %s',
  notAfter => {
    const definition = { progressDeadline: 'status.notAfter' };
    expect(read(definition, { status: { notAfter } })).toEqual({});
  },
);

it('loses neither the object nor the other parts where one cannot be read', () => {
  const object = {
    get spec() {
      throw new Error('Oops');
    },
    status: { step: 3 },
  };
  expect(
    read(
      {
        docs: 'https://example.com',
        fields: ['spec.a'],
        columns: [{ title: 'Step', path: 'status.step' }],
        pods: { selectorPath: 'spec.selector' },
        targets: [{ path: 'status.ref', kind: 'Job' }],
      },
      object,
    ),
  ).toEqual({
    guide: { docs: 'https://example.com' },
    columns: [{ title: 'Step', value: '3' }],
  });
});
