import { FakeClock, Simulator, startSimulator } from '..';
import { at, listAt } from '../testing';
import { call } from '../testing/client';
import { rawPod } from '../testing/rawPod';

let simulator: Simulator;
const cluster = () => simulator.cluster('one');

beforeEach(async () => {
  simulator = await startSimulator({
    clock: new FakeClock(),
    scenario: { clusters: [{ name: 'one' }] },
  });
});

afterEach(() => simulator.stop());

async function list(query: string) {
  const { json } = await call(cluster(), `/api/v1/pods?${query}`);
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
  it('shows what was there, to those only for whom any version will do', async () => {
    cluster().put(rawPod('kept', 'shop', { v: '1' }));
    cluster().put(rawPod('changed', 'shop', { v: '1' }));
    cluster().put(rawPod('gone', 'shop', { v: '1' }));
    const then = await list('');
    cluster().put(rawPod('changed', 'shop', { v: '2' }));
    cluster().put(rawPod('new', 'shop', { v: '1' }));
    cluster().delete({ kind: 'Pod', namespace: 'shop', name: 'gone' });
    const now = await list('');

    await cluster().setFault({ type: 'staleCache', revisions: 3 });
    expect(await list('resourceVersion=0')).toEqual(then);
    expect(await list('')).toEqual(now);
    expect(await list(`resourceVersion=${now.revision}`)).toEqual(now);
    expect(now.pods).toEqual(['changed 2', 'kept 1', 'new 1']);
    expect(then.pods).toEqual(['changed 1', 'gone 1', 'kept 1']);
  });
});
