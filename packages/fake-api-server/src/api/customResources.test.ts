import { FakeClock } from '../clock';
import { FakeApiServer, startFakeApiServer } from '../FakeApiServer';
import { at, listAt, timestamp } from '../kube/object';
import { call, stream } from '../testing/client';

const TABLE =
  'application/json;as=Table;v=v1;g=meta.k8s.io,application/json;as=Table;v=v1beta1;g=meta.k8s.io,application/json';
const ROLLOUTS = '/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts';
const clock = new FakeClock();

let server: FakeApiServer;

const rollout = (name: string, status: object) => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: {
    name,
    namespace: 'shop',
    labels: { app: name },
    creationTimestamp: timestamp(clock.now() - 3 * 3_600_000),
  },
  spec: { replicas: 4 },
  status,
});

beforeAll(async () => {
  server = await startFakeApiServer({
    clock,
    absentApis: ['keda.sh'],
    customResources: [
      {
        group: 'argoproj.io',
        version: 'v1alpha1',
        plural: 'rollouts',
        kind: 'Rollout',
        shortNames: ['ro'],
        view: true,
        printerColumns: [
          { name: 'Desired', type: 'integer', jsonPath: '.spec.replicas' },
          { name: 'Phase', type: 'string', jsonPath: '.status.phase' },
          {
            name: 'Paused',
            type: 'boolean',
            jsonPath: '.status.controllerPause',
            description: 'Whether it waits',
            priority: 1,
          },
          { name: 'Weight', type: 'number', jsonPath: '.status.weight' },
          {
            name: 'Seen',
            type: 'date',
            jsonPath: '.status.conditions[?(@.type=="Seen")].at',
          },
          {
            name: 'Age',
            type: 'date',
            jsonPath: '.metadata.creationTimestamp',
          },
        ],
      },
      // Knative's, which is printed unlike a Service of the core.
      {
        group: 'serving.knative.dev',
        version: 'v1',
        plural: 'services',
        kind: 'Service',
        shortNames: ['ksvc'],
        view: true,
      },
      {
        group: 'example.com',
        version: 'v1',
        plural: 'fleets',
        kind: 'Fleet',
        namespaced: false,
      },
      {
        group: 'example.com',
        version: 'v1beta1',
        plural: 'fleets',
        kind: 'Fleet',
        namespaced: false,
      },
      {
        group: 'keda.sh',
        version: 'v1alpha1',
        plural: 'scaledobjects',
        kind: 'ScaledObject',
      },
    ],
  });
  server.put(
    rollout('web', {
      phase: 'Paused',
      controllerPause: true,
      weight: 12.5,
      conditions: [{ type: 'Seen', at: timestamp(clock.now() - 90_000) }],
    }),
  );
  server.put(
    rollout('wrong', { phase: 7, controllerPause: 'yes', weight: '1' }),
  );
  server.put({
    apiVersion: 'serving.knative.dev/v1',
    kind: 'Service',
    metadata: { name: 'hello', namespace: 'shop' },
  });
});

afterAll(() => server.stop());

const table = async (path: string) =>
  (await call(server, path, { accept: TABLE })).json;
const cells = (json: unknown) =>
  listAt(json, 'rows').map(row => listAt(row, 'cells'));

it('prints the columns of a definition, each with its type', async () => {
  const json = await table(ROLLOUTS);
  expect(json).toMatchObject({ kind: 'Table', apiVersion: 'meta.k8s.io/v1' });
  expect(listAt(json, 'columnDefinitions')).toEqual([
    expect.objectContaining({ name: 'Name', type: 'string', format: 'name' }),
    expect.objectContaining({
      name: 'Desired',
      type: 'integer',
      description:
        'Custom resource definition column (in JSONPath format): .spec.replicas',
      priority: 0,
    }),
    expect.objectContaining({ name: 'Phase', type: 'string' }),
    {
      name: 'Paused',
      type: 'boolean',
      format: '',
      description: 'Whether it waits',
      priority: 1,
    },
    expect.objectContaining({ name: 'Weight', type: 'number' }),
    expect.objectContaining({ name: 'Seen', type: 'date' }),
    expect.objectContaining({ name: 'Age', type: 'date' }),
  ]);
  expect(cells(json)).toEqual([
    ['web', 4, 'Paused', true, 12.5, '90s', '3h'],
    ['wrong', 4, '7', null, null, null, '3h'],
  ]);
});

it('gives a definition without columns an age, whatever its kind is called', async () => {
  const json = await table('/apis/serving.knative.dev/v1/services');
  expect(
    listAt(json, 'columnDefinitions').map(column => at(column, 'name')),
  ).toEqual(['Name', 'Age']);
  expect(cells(json)).toEqual([['hello', '0s']]);
});

it.each([
  ['None', null],
  ['Metadata', { kind: 'PartialObjectMetadata', metadata: { name: 'web' } }],
  ['Object', { kind: 'Rollout', status: { phase: 'Paused' } }],
])('includes the object in a row as %s asks', async (include, object) => {
  const query = `includeObject=${include}`;
  const list = await table(`${ROLLOUTS}?${query}`);
  const single = await table(`${ROLLOUTS}/web?${query}`);
  const watched = await stream(
    server,
    `${ROLLOUTS}?watch=true&fieldSelector=metadata.name%3Dweb&${query}`,
    { accept: TABLE },
  );
  const event = JSON.parse((await watched.until(1))[0]);
  watched.close();
  expect(event).toMatchObject({ type: 'ADDED', object: { kind: 'Table' } });
  for (const json of [list, single, event.object]) {
    expect(listAt(json, 'columnDefinitions')).toHaveLength(7);
    expect([at(json, 'rows', 0, 'object')]).toMatchObject([object]);
  }
});

it('sends bookmarks in a watch as a row of empty cells', async () => {
  const list = await table(ROLLOUTS);
  const newest = String(at(list, 'metadata', 'resourceVersion'));
  const bookmark = async (include: string) => {
    const watch = await stream(
      server,
      `${ROLLOUTS}?watch=true&allowWatchBookmarks=true&resourceVersion=${newest}&includeObject=${include}`,
      { accept: TABLE },
    );
    clock.advance(60_000);
    const [line] = await watch.until(1);
    watch.close();
    return JSON.parse(line);
  };
  const empty = ['', null, null, null, null, null, null];
  expect(await bookmark('None')).toMatchObject({
    type: 'BOOKMARK',
    object: {
      kind: 'Table',
      metadata: { resourceVersion: newest },
      rows: [{ cells: empty, object: null }],
    },
  });
  expect(await bookmark('Object')).toMatchObject({
    object: {
      rows: [
        { cells: empty, object: { metadata: { resourceVersion: newest } } },
      ],
    },
  });
});

it('selects by labels, and by no other fields than name and namespace', async () => {
  const count = async (query: string) =>
    cells(await table(`${ROLLOUTS}?${query}`)).length;
  expect(await count('labelSelector=app%3Dweb')).toBe(1);
  expect(await count('fieldSelector=metadata.name%3Dweb')).toBe(1);
  const { status, json } = await call(
    server,
    '/apis/serving.knative.dev/v1/services?fieldSelector=spec.type%3DClusterIP',
  );
  expect(status).toBe(400);
  expect(at(json, 'message')).toBe('field label not supported: spec.type');
});

it('serves the definitions, one for all versions of an API and none of an absent one', async () => {
  const { json } = await call(
    server,
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    { token: server.tokens.admin },
  );
  expect(
    listAt(json, 'items').map(item => [
      at(item, 'metadata', 'name'),
      at(item, 'spec', 'scope'),
      listAt(item, 'spec', 'versions').map(({ name, storage }: any) => [
        name,
        storage,
      ]),
    ]),
  ).toEqual([
    [
      'fleets.example.com',
      'Cluster',
      [
        ['v1', true],
        ['v1beta1', false],
      ],
    ],
    ['rollouts.argoproj.io', 'Namespaced', [['v1alpha1', true]]],
    ['services.serving.knative.dev', 'Namespaced', [['v1', true]]],
  ]);
  const [, { spec }]: any = listAt(json, 'items');
  expect(spec.names).toEqual({
    plural: 'rollouts',
    singular: 'rollout',
    kind: 'Rollout',
    listKind: 'RolloutList',
    shortNames: ['ro'],
  });
  expect(spec.versions[0].additionalPrinterColumns[2]).toEqual({
    jsonPath: '.status.controllerPause',
    name: 'Paused',
    description: 'Whether it waits',
    priority: 1,
    type: 'boolean',
  });
});

it('keeps definitions from accounts that may not read them, and absent APIs absent', async () => {
  const definitions = await call(
    server,
    '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
  );
  expect(definitions.status).toBe(403);
  const absent = await call(server, '/apis/keda.sh/v1alpha1/scaledobjects', {
    token: server.tokens.admin,
  });
  expect(absent.status).toBe(404);
});

it('does not start with a column whose path cannot be read', async () => {
  await expect(
    startFakeApiServer({
      customResources: [
        {
          group: 'example.com',
          version: 'v1',
          plural: 'fleets',
          kind: 'Fleet',
          printerColumns: [{ name: 'X', type: 'string', jsonPath: 'status.x' }],
        },
      ],
    }),
  ).rejects.toThrow('The path "status.x" cannot be read');
});
