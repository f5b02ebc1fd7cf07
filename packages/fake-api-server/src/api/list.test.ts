import { at, listAt } from '../kube/object';
import { FakeApiServer } from '../FakeApiServer';
import { call } from '../testing/client';
import { rawPod } from '../testing/rawPod';
import { startShop } from '../__testUtils__/startShop';

let server: FakeApiServer;
const names = (json: unknown) =>
  listAt(json, 'items').map(item => String(at(item, 'metadata', 'name')));

beforeAll(async () => {
  server = await startShop();
});

afterAll(() => server.stop());

describe('lists', () => {
  it('returns the items in order, without their kind, with a resource version', async () => {
    const { status, json } = await call(server, '/api/v1/namespaces/shop/pods');
    expect(status).toBe(200);
    expect(json).toMatchObject({ kind: 'PodList', apiVersion: 'v1' });
    expect(names(json)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(at(json, 'items', 0, 'kind')).toBeUndefined();
    expect(Number(at(json, 'metadata', 'resourceVersion'))).toBeGreaterThan(1);
  });

  it('pages through everything exactly once and counts what remains', async () => {
    const first = await call(server, '/api/v1/pods?limit=4');
    expect(names(first.json)).toEqual(['z', 'a', 'b', 'c']);
    expect(at(first.json, 'metadata', 'remainingItemCount')).toBe(2);
    const token = String(at(first.json, 'metadata', 'continue'));
    const second = await call(server, `/api/v1/pods?limit=4&continue=${token}`);
    expect(names(second.json)).toEqual(['d', 'e']);
    expect(at(second.json, 'metadata', 'continue')).toBeUndefined();
    expect(at(second.json, 'metadata', 'resourceVersion')).toBe(
      at(first.json, 'metadata', 'resourceVersion'),
    );
  });

  it('ignores the limit where any version is good enough, like a watch cache', async () => {
    const { json } = await call(
      server,
      '/api/v1/pods?limit=1&resourceVersion=0',
    );
    expect(names(json)).toEqual(['z', 'a', 'b', 'c', 'd', 'e']);
    expect(at(json, 'metadata', 'continue')).toBeUndefined();
  });

  it('selects by labels and fields on the server', async () => {
    const byLabel = await call(
      server,
      '/api/v1/pods?labelSelector=app%3Dweb&limit=2',
    );
    expect(names(byLabel.json)).toEqual(['z', 'a']);
    expect(at(byLabel.json, 'metadata', 'remainingItemCount')).toBeUndefined();
    const byField = await call(
      server,
      '/api/v1/pods?fieldSelector=metadata.name%3Dz',
    );
    expect(names(byField.json)).toEqual(['z']);
  });

  it('returns an empty list for a missing namespace', async () => {
    const { status, json } = await call(
      server,
      '/api/v1/namespaces/absent/pods',
    );
    expect(status).toBe(200);
    expect(names(json)).toEqual([]);
  });

  it('returns metadata only, or a table, as the client prefers', async () => {
    const partial = await call(server, '/api/v1/namespaces/shop/pods?limit=1', {
      accept:
        'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json',
    });
    expect(partial.json).toMatchObject({
      kind: 'PartialObjectMetadataList',
      apiVersion: 'meta.k8s.io/v1',
      items: [{ kind: 'PartialObjectMetadata', metadata: { name: 'a' } }],
    });
    expect(at(partial.json, 'items', 0, 'spec')).toBeUndefined();
    const table = await call(server, '/api/v1/namespaces/shop/pods/a', {
      accept: 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json',
    });
    expect(table.json).toMatchObject({
      kind: 'Table',
      rows: [
        {
          cells: expect.arrayContaining(['a', '1/1', 'Running']),
          object: { kind: 'PartialObjectMetadata' },
        },
      ],
    });
  });

  it('compresses large answers for clients that accept it', async () => {
    for (let index = 0; index < 300; index++) {
      server.put({
        ...rawPod(`many-${index}`, 'many'),
        filler: 'x'.repeat(500),
      });
    }
    const path = '/api/v1/namespaces/many/pods';
    const plain = await call(server, path);
    expect(names(plain.json)).toHaveLength(300);
    const { headers, text } = await call(server, path, {
      headers: { 'accept-encoding': 'gzip' },
    });
    expect(headers['content-encoding']).toBe('gzip');
    expect(text.length).toBeLessThan(plain.text.length / 5);
  });

  it('rejects a garbled continue token', async () => {
    const { status, json } = await call(
      server,
      '/api/v1/pods?limit=2&continue=garbage',
    );
    expect(status).toBe(400);
    expect(at(json, 'message')).toMatch(/^invalid continue token/);
  });

  it('rejects a continued list after compaction, and says how to go on', async () => {
    const first = await call(server, '/api/v1/pods?limit=1');
    server.compact();
    const token = String(at(first.json, 'metadata', 'continue'));
    const gone = await call(server, `/api/v1/pods?limit=1&continue=${token}`);
    expect(gone.status).toBe(410);
    expect(gone.json).toMatchObject({ reason: 'Expired', code: 410 });
    const restarted = String(at(gone.json, 'metadata', 'continue'));
    const inconsistent = await call(
      server,
      `/api/v1/pods?limit=1&continue=${restarted}`,
    );
    expect(names(inconsistent.json)).toHaveLength(1);
  });

  it('accepts the current resource version, and one that is not forgotten', async () => {
    const { json } = await call(server, '/api/v1/pods?limit=1');
    const revision = String(at(json, 'metadata', 'resourceVersion'));
    const status = async (query: string) =>
      (await call(server, `/api/v1/pods?${query}`)).status;
    expect(await status(`resourceVersion=${revision}`)).toBe(200);
    server.compact();
    const compacted = await call(server, '/api/v1/pods?limit=1');
    const token = String(at(compacted.json, 'metadata', 'continue'));
    expect(await status(`limit=1&continue=${token}`)).toBe(200);
  });

  it.each(['5', '{"rv":5}', '{"rv":"5","start":""}', '{"rv":5,"start":1}'])(
    'rejects a continue token with %s',
    async content => {
      const token = Buffer.from(content).toString('base64url');
      const { status } = await call(server, `/api/v1/pods?continue=${token}`);
      expect(status).toBe(400);
    },
  );

  it('counts the remaining objects only of a page without a selector', async () => {
    const { json } = await call(server, '/api/v1/pods');
    expect(Object.keys(Object(at(json, 'metadata')))).toEqual([
      'resourceVersion',
    ]);
    const limited = await call(
      server,
      '/api/v1/namespaces/shop/pods?limit=5&fieldSelector=metadata.namespace%3Dshop',
    );
    expect(at(limited.json, 'metadata', 'continue')).toBeUndefined();
  });

  it('names the kind of each custom resource, and lists those of no namespace', async () => {
    const token = server.tokens.admin;
    server.put({ kind: 'Rollout', metadata: { name: 'r', namespace: 'shop' } });
    const rollouts = await call(
      server,
      '/apis/argoproj.io/v1alpha1/namespaces/shop/rollouts',
      { token },
    );
    expect(rollouts.json).toMatchObject({
      kind: 'RolloutList',
      apiVersion: 'argoproj.io/v1alpha1',
      items: [{ kind: 'Rollout', apiVersion: 'argoproj.io/v1alpha1' }],
    });
    const one = await call(server, '/api/v1/namespaces/shop');
    expect(at(one.json, 'metadata', 'name')).toBe('shop');
    const namespaces = await call(
      server,
      '/api/v1/namespaces?fieldSelector=metadata.name%3Dshop',
    );
    expect(names(namespaces.json)).toEqual(['shop']);
  });

  it.each([
    ['', { kind: 'PartialObjectMetadata', metadata: { name: 'a' } }],
    ['&includeObject=Object', { kind: 'Pod', spec: expect.anything() }],
    ['&includeObject=None', null],
    ['&includeObject=Other', { kind: 'PartialObjectMetadata' }],
  ])(
    'includes in the rows of a table what the query asks for: %p',
    async (query, expected) => {
      const { json } = await call(
        server,
        `/api/v1/namespaces/shop/pods?limit=2${query}`,
        { accept: 'application/json;as=Table;v=v1;g=meta.k8s.io' },
      );
      expect(json).toMatchObject({
        kind: 'Table',
        apiVersion: 'meta.k8s.io/v1',
        metadata: { remainingItemCount: 3 },
      });
      expect(listAt(json, 'rows').map(row => at(row, 'cells', 0))).toEqual([
        'a',
        'b',
      ]);
      const object = at(json, 'rows', 0, 'object');
      expect([object]).toMatchObject([expected]);
    },
  );
});
