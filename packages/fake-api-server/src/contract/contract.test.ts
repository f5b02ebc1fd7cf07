/**
 * What Podlight relies on in an API server. The fake one has to pass, and so has the
 * real cluster of the kubeconfig that PODLIGHT_CONTRACT_KUBECONFIG names:
 * `yarn contract --kubeconfig FILE`.
 */
import { at, listAt } from '../kube/object';
import {
  ApiUnderTest,
  CONTRACT_NAMESPACE,
  realApi,
  WIDGETS,
  WIDGETS_PATH,
  fakeApi,
} from './__testUtils__/ApiUnderTest';

const kubeconfig = process.env.PODLIGHT_CONTRACT_KUBECONFIG;
const APIS: readonly [string, () => Promise<ApiUnderTest>][] = [
  ['the fake API server', fakeApi],
  ...(kubeconfig
    ? [
        ['the real cluster', () => realApi(kubeconfig)] as [
          string,
          () => Promise<ApiUnderTest>,
        ],
      ]
    : []),
];

const SERVICES = `/api/v1/namespaces/${CONTRACT_NAMESPACE}/services`;
const METADATA =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json';
const FUTURE = '999999999';

describe.each(APIS)('%s', (_name, start) => {
  let api: ApiUnderTest;

  beforeAll(async () => {
    api = await start();
    await api.put('a', { app: 'web' });
    await api.put('b', { app: 'web' });
    await api.put('c', { app: 'api' });
  }, 30_000);

  afterAll(() => api.stop(), 30_000);

  const list = async (query = '', accept?: string) => {
    const { json, status } = await api.get(`${SERVICES}?${query}`, accept);
    return {
      status,
      json,
      names: listAt(json, 'items').map(item =>
        String(at(item, 'metadata', 'name')),
      ),
      version: String(at(json, 'metadata', 'resourceVersion')),
      next: at(json, 'metadata', 'continue'),
    };
  };
  /** `TYPE name` of each event. */
  const told = (lines: readonly string[]) =>
    lines.map(line => {
      const event: unknown = JSON.parse(line);
      return `${at(event, 'type')} ${at(event, 'object', 'metadata', 'name')}`;
    });

  describe('the metadata of a ConfigMap', () => {
    const ONLY_METADATA =
      'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';
    const PATH = `/api/v1/namespaces/${CONTRACT_NAMESPACE}/configmaps/settings`;
    const read = async () => {
      const { json, status } = await api.get(
        `${PATH}?resourceVersion=0`,
        ONLY_METADATA,
      );
      return { json, status, managers: at(json, 'metadata', 'managedFields') };
    };

    it('says who wrote data and when, without the data', async () => {
      await api.putConfigMap('settings', { mode: 'fast' });
      const { json, status, managers } = await read();
      expect(status).toBe(200);
      expect(json).toMatchObject({
        kind: 'PartialObjectMetadata',
        metadata: { name: 'settings' },
      });
      expect(managers).toEqual([
        expect.objectContaining({
          time: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
          fieldsV1: expect.objectContaining({
            'f:data': expect.objectContaining({ 'f:mode': {} }),
          }),
        }),
      ]);
      expect(JSON.stringify(json)).not.toContain('fast');
    });

    // Before 1.25 the time stays where a manager changes the value of a key that it has.
    it('has another time once a key is added', async () => {
      await api.putConfigMap('settings', { mode: 'fast' });
      const { managers: before } = await read();
      await api.pass(2);
      await api.putConfigMap('settings', { mode: 'fast' });
      expect((await read()).managers).toEqual(before);
      await api.putConfigMap('settings', { mode: 'fast', level: 'high' });
      const { managers: after } = await read();
      const time = (managers: unknown) =>
        Date.parse(String(at(managers, 0, 'time')));
      expect(time(after)).toBeGreaterThan(time(before));
    }, 20_000);

    it('is refused in a form that the server doesn’t know', async () => {
      const { status } = await api.get(
        PATH,
        'application/json;as=Nothing;g=meta.k8s.io;v=v1',
      );
      expect(status).toBe(406);
    });
  });

  describe('lists', () => {
    it('are in order, and have a resource version', async () => {
      const { json, names, status, version } = await list();
      expect(status).toBe(200);
      expect(json).toMatchObject({ kind: 'ServiceList', apiVersion: 'v1' });
      expect(names).toEqual(['a', 'b', 'c']);
      expect(Number(version)).toBeGreaterThan(1);
    });

    it('come in pages of one resource version, which count what remains', async () => {
      const first = await list('limit=2');
      expect(first.names).toEqual(['a', 'b']);
      expect(at(first.json, 'metadata', 'remainingItemCount')).toBe(1);
      const second = await list(`limit=2&continue=${first.next}`);
      expect(second.names).toEqual(['c']);
      expect(second.version).toBe(first.version);
      expect(second.next ?? '').toBe('');
    });

    // Old API servers list what is in their watch cache in any order.
    it('ignore the limit where any version is good enough', async () => {
      const { names, next } = await list('limit=1&resourceVersion=0');
      expect([...names].sort()).toEqual(['a', 'b', 'c']);
      expect(next ?? '').toBe('');
    });

    it('are at least as new as the resource version that they name', async () => {
      const { version } = await list('resourceVersion=0');
      const { names, version: later } = await list(
        `resourceVersion=${version}`,
      );
      expect([...names].sort()).toEqual(['a', 'b', 'c']);
      expect(Number(later)).toBeGreaterThanOrEqual(Number(version));
    });

    // Before 1.25 the watch cache learns of changes to other types only when one of its own changes.
    it('may not be served at a version that etcd has and the watch cache lacks', async () => {
      const { version } = await list();
      const { json, names, status } = await list(`resourceVersion=${version}`);
      const cause = at(json, 'details', 'causes', 0, 'reason');
      expect(['200 a,b,c', '504 ResourceVersionTooLarge']).toContain(
        `${status} ${cause ?? [...names].sort().join()}`,
      );
    }, 20_000);

    it('fail with 504 for a version in the future', async () => {
      const { json, status } = await list(`resourceVersion=${FUTURE}`);
      expect(status).toBe(504);
      expect(json).toMatchObject({
        kind: 'Status',
        reason: 'Timeout',
        message: expect.stringContaining('Too large resource version'),
        details: { causes: [{ reason: 'ResourceVersionTooLarge' }] },
      });
    }, 20_000);

    it('select by labels and by name', async () => {
      expect((await list('labelSelector=app%3Dweb')).names).toEqual(['a', 'b']);
      expect((await list('labelSelector=app+in+(api)')).names).toEqual(['c']);
      expect(
        (await list('fieldSelector=metadata.name%3Dnone&resourceVersion=0'))
          .names,
      ).toEqual([]);
    });

    it('contain metadata only on request', async () => {
      const { json } = await list('limit=1', METADATA);
      expect(json).toMatchObject({
        kind: 'PartialObjectMetadataList',
        items: [{ metadata: { name: 'a' } }],
      });
      expect(at(json, 'items', 0, 'spec')).toBeUndefined();
    });

    it.each([
      ['a label prefix', 'labelSelector=a..b%2Fx%3D1'],
      ['an empty label prefix', 'labelSelector=%2Fx'],
      ['a label with two prefixes', 'labelSelector=a%2Fb%2Fc%3D1'],
      ['a label value', 'labelSelector=x%3D-a'],
      ['a label value of a set', 'labelSelector=x+in+(a,-b)'],
      ['a label value of 64 characters', `labelSelector=x%3D${'0'.repeat(64)}`],
      ['a selector with an empty term', 'labelSelector=x%3D1,,y%3D2'],
      ['a number', 'labelSelector=x%3Ea'],
      ['a field', 'fieldSelector=spec.nothing%3D1'],
      ['a continue token', 'limit=1&continue=garbage'],
      ['a resource version', 'resourceVersion=abc'],
    ])('refuse %s that makes no sense', async (_what, query) => {
      const { json, status } = await list(query);
      // The real one answers an invalid resource version with a server error.
      expect([400, 500]).toContain(status);
      expect(json).toMatchObject({ kind: 'Status', status: 'Failure' });
    });

    it.each(['x in ()', 'x>5', '!x', 'app!=x'])(
      'take the selector %s',
      async selector => {
        const query = `labelSelector=${encodeURIComponent(selector)}`;
        expect((await list(query)).status).toBe(200);
      },
    );

    it('are empty in a missing namespace', async () => {
      const { json, status } = await api.get(
        '/api/v1/namespaces/not-there/services',
      );
      expect(status).toBe(200);
      expect(listAt(json, 'items')).toEqual([]);
    });
  });

  it('answers 404 for a missing object and a missing API', async () => {
    expect((await api.get(`${SERVICES}/none`)).json).toMatchObject({
      kind: 'Status',
      reason: 'NotFound',
      code: 404,
    });
    expect((await api.get('/apis/apps/v9/deployments')).status).toBe(404);
  });

  describe('watches', () => {
    it('report the changes since a resource version, then new ones', async () => {
      const { version } = await list();
      await api.put('d', { app: 'web' });
      const watch = await api.watch(
        `${SERVICES}?watch=true&resourceVersion=${version}`,
      );
      await watch.until(1);
      await api.put('d', { app: 'api' });
      await api.delete('d');
      expect(told(await watch.until(3))).toEqual([
        'ADDED d',
        'MODIFIED d',
        'DELETED d',
      ]);
      watch.close();
    }, 20_000);

    it('report objects that start or stop matching the selector', async () => {
      const { version } = await list();
      const watch = await api.watch(
        `${SERVICES}?watch=true&labelSelector=app%3Dweb&resourceVersion=${version}`,
      );
      await api.put('c', { app: 'web' });
      await api.put('c', { app: 'api' });
      expect(told(await watch.until(2))).toEqual(['ADDED c', 'DELETED c']);
      watch.close();
    }, 20_000);

    // A server knows everything since version 1 if it runs since its cluster was made.
    it('send an ERROR event with code 410 for a version that is too old', async () => {
      const watch = await api.watch(
        `${SERVICES}?watch=true&resourceVersion=1&timeoutSeconds=5`,
      );
      expect(watch.status).toBe(200);
      const [line] = await watch.until(1);
      expect(JSON.parse(line)).toMatchObject({
        type: 'ERROR',
        object: { kind: 'Status', code: 410, reason: 'Expired' },
      });
      await watch.ended;
    }, 20_000);

    it('open and stay silent for a version in the future', async () => {
      const watch = await api.watch(
        `${SERVICES}?watch=true&allowWatchBookmarks=true&resourceVersion=${FUTURE}&timeoutSeconds=3`,
      );
      await api.put('e', { app: 'web' });
      await api.delete('e');
      await api.pass(4);
      await watch.ended;
      expect(watch.status).toBe(200);
      expect(watch.lines()).toEqual([]);
    }, 20_000);

    it('end at their timeout', async () => {
      const { version } = await list();
      const watch = await api.watch(
        `${SERVICES}?watch=true&resourceVersion=${version}&timeoutSeconds=2`,
      );
      await api.pass(3);
      await watch.ended;
      expect(watch.lines()).toEqual([]);
    }, 20_000);

    it('have a list as their first events, or refuse that', async () => {
      const { names } = await list();
      const watch = await api.watch(
        `${SERVICES}?watch=true&allowWatchBookmarks=true&sendInitialEvents=true&resourceVersionMatch=NotOlderThan&resourceVersion=0&timeoutSeconds=5`,
      );
      const isStreamed = watch.status === 200;
      const lines = isStreamed ? await watch.until(names.length + 1) : [];
      const isEnd = (line: string) =>
        at(
          JSON.parse(line),
          'object',
          'metadata',
          'annotations',
          'k8s.io/initial-events-end',
        ) === 'true';
      expect([200, 422]).toContain(watch.status);
      expect(told(lines.slice(0, -1)).sort()).toEqual(
        isStreamed ? names.map(name => `ADDED ${name}`).sort() : [],
      );
      expect(lines.map(isEnd)).toEqual(
        lines.map((_line, index) => index === names.length),
      );
      watch.close();
    }, 20_000);
  });

  describe('custom resources', () => {
    const TABLE =
      'application/json;as=Table;g=meta.k8s.io;v=v1,application/json';
    const DISCOVERY =
      'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,application/json';
    const big = {
      labels: { app: 'web' },
      spec: { size: 3, paused: true, deep: { kept: ['as', 'it', 'is'] } },
      status: {
        phase: 'Up',
        parts: [{ name: 'one' }, { name: 'two' }],
        conditions: [
          { type: 'Synced', status: 'False' },
          { type: 'Ready', status: 'True' },
        ],
        seenAt: '2026-01-01T00:00:00Z',
      },
    };
    const cellsOf = (row: unknown) => listAt(row, 'cells');

    beforeAll(async () => {
      await api.putWidget('big', big);
      await api.putWidget('empty', { labels: { app: 'api' } });
    }, 30_000);

    /** From 1.26 on in one answer, before that by group and version. */
    const discover = async (group: string) => {
      const { json } = await api.get('/apis', DISCOVERY);
      const isWhole = at(json, 'kind') === 'APIGroupDiscoveryList';
      const found = isWhole
        ? listAt(json, 'items').find(
            item => at(item, 'metadata', 'name') === group,
          )
        : listAt(json, 'groups').find(item => at(item, 'name') === group);
      return Promise.all(
        listAt(found, 'versions').map(async served => {
          const version = String(at(served, 'version'));
          const resources = isWhole
            ? listAt(served, 'resources')
            : listAt(
                (await api.get(`/apis/${group}/${version}`)).json,
                'resources',
              );
          return {
            version,
            resources: resources.map(resource => ({
              plural: at(resource, isWhole ? 'resource' : 'name'),
              verbs: listAt(resource, 'verbs'),
            })),
          };
        }),
      );
    };

    it('are discovered with their versions and verbs', async () => {
      const { group, version, plural } = WIDGETS;
      expect(await discover(group)).toEqual([
        {
          version,
          resources: [
            { plural, verbs: expect.arrayContaining(['list', 'watch']) },
          ],
        },
      ]);
    });

    it('come as a Table with the columns of their definition and the whole objects', async () => {
      const { json, status } = await api.get(
        `${WIDGETS_PATH}?includeObject=Object`,
        TABLE,
      );
      expect(status).toBe(200);
      expect(json).toMatchObject({
        kind: 'Table',
        apiVersion: 'meta.k8s.io/v1',
        metadata: { resourceVersion: expect.stringMatching(/^\d+$/) },
        columnDefinitions: [
          { name: 'Name', type: 'string', priority: 0 },
          { name: 'Size', type: 'integer', priority: 0 },
          { name: 'Phase', type: 'string', priority: 0 },
          { name: 'Parts', type: 'string', priority: 0 },
          { name: 'Ready', type: 'string', priority: 0 },
          { name: 'Paused', type: 'boolean', priority: 1 },
          { name: 'Seen', type: 'date', priority: 0 },
          { name: 'Age', type: 'date', priority: 0 },
        ],
      });
      const [first, second] = listAt(json, 'rows');
      // Of times there is only how long ago they were.
      expect(cellsOf(first)).toEqual([
        'big',
        3,
        'Up',
        'one',
        'True',
        true,
        expect.stringMatching(/^\d+[a-z]/),
        expect.stringMatching(/^\d+[a-z]/),
      ]);
      expect(cellsOf(second).slice(0, 7)).toEqual([
        'empty',
        ...Array.from({ length: 6 }, () => null),
      ]);
      const { labels, ...content } = big;
      expect(at(first, 'object')).toMatchObject({
        kind: WIDGETS.kind,
        metadata: { name: 'big', labels },
        ...content,
      });
    });

    it('are selected and cut into pages as a Table, too', async () => {
      const names = async (query: string) => {
        const { json } = await api.get(
          `${WIDGETS_PATH}?includeObject=Object&${query}`,
          TABLE,
        );
        return {
          names: listAt(json, 'rows').map(row => cellsOf(row)[0]),
          next: at(json, 'metadata', 'continue'),
        };
      };
      expect((await names('labelSelector=app%3Dweb')).names).toEqual(['big']);
      const { names: page, next } = await names('limit=1');
      expect(page).toEqual(['big']);
      expect((await names(`limit=1&continue=${next}`)).names).toEqual([
        'empty',
      ]);
    });

    it('are watched as Tables, of which only the first has the columns', async () => {
      const { json } = await api.get(WIDGETS_PATH);
      const version = at(json, 'metadata', 'resourceVersion');
      const watch = await api.watch(
        `${WIDGETS_PATH}?watch=true&includeObject=Object&resourceVersion=${version}`,
        TABLE,
      );
      await api.putWidget('new', { spec: { size: 1 } });
      await watch.until(1);
      await api.putWidget('new', { spec: { size: 2 } });
      const [added, modified] = (await watch.until(2)).map((line): unknown =>
        JSON.parse(line),
      );
      watch.close();
      expect(added).toMatchObject({
        type: 'ADDED',
        object: {
          kind: 'Table',
          rows: [
            {
              cells: [
                'new',
                1,
                null,
                null,
                null,
                null,
                null,
                expect.anything(),
              ],
              object: { kind: WIDGETS.kind, spec: { size: 1 } },
            },
          ],
        },
      });
      expect(listAt(added, 'object', 'columnDefinitions')).toHaveLength(8);
      expect(modified).toMatchObject({
        type: 'MODIFIED',
        object: { rows: [{ object: { spec: { size: 2 } } }] },
      });
      expect(listAt(modified, 'object', 'columnDefinitions')).toEqual([]);
    }, 20_000);
  });
});
