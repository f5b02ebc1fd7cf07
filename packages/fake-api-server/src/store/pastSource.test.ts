import { at, listAt } from '../kube/object';
import { FakeApiServer, startFakeApiServer } from '../FakeApiServer';
import { FakeClock } from '../clock';
import { call } from '../testing/client';
import { rawPod } from '../testing/rawPod';

let server: FakeApiServer;

beforeEach(async () => {
  server = await startFakeApiServer({ name: 'one', clock: new FakeClock() });
});

afterEach(() => server.stop());

async function list(query: string) {
  const { json } = await call(server, `/api/v1/pods?${query}`);
  return {
    revision: Number(at(json, 'metadata', 'resourceVersion')),
    pods: listAt(json, 'items').map(
      item =>
        `${at(item, 'metadata', 'name')} ${at(
          item,
          'metadata',
          'labels',
          'v',
        )}`,
    ),
  };
}

describe('a watch cache that lags behind', () => {
  it('shows the past only to requests that accept any version', async () => {
    server.put(rawPod('kept', 'shop', { v: '1' }));
    server.put(rawPod('changed', 'shop', { v: '1' }));
    server.put(rawPod('gone', 'shop', { v: '1' }));
    const then = await list('');
    server.put(rawPod('changed', 'shop', { v: '2' }));
    server.put(rawPod('new', 'shop', { v: '1' }));
    server.delete({ kind: 'Pod', namespace: 'shop', name: 'gone' });
    const now = await list('');

    await server.setFault({ type: 'staleCache', revisions: 3 });
    expect(await list('resourceVersion=0')).toEqual(then);
    expect(await list('')).toEqual(now);
    expect(await list(`resourceVersion=${now.revision}`)).toEqual(now);
    expect(now.pods).toEqual(['changed 2', 'kept 1', 'new 1']);
    expect(then.pods).toEqual(['changed 1', 'gone 1', 'kept 1']);
  });
});
