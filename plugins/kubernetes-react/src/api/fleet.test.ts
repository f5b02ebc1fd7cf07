/** @jest-environment node */
import {
  FleetFailureList,
  FleetServiceList,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ScriptedBackend } from '../testing/ScriptedBackend';

const CLUSTERS: FleetServiceList['clusters'] = [{ name: 'eu', sight: 'live' }];
const SERVICES: FleetServiceList = {
  at: '2026-11-22T07:00:00Z',
  clusters: CLUSTERS,
  services: [
    {
      entityRef: 'component:default/shop',
      state: 'failing',
      cells: [
        {
          cluster: 'eu',
          state: 'failing',
          pods: 3,
          ready: 1,
          classes: ['AppCrash'],
          versions: ['1.0'],
        },
      ],
    },
  ],
};
const FAILURES: FleetFailureList = {
  at: '2026-11-22T07:00:00Z',
  clusters: CLUSTERS,
  states: { failing: 1 },
  failures: [
    {
      class: 'AppCrash',
      services: ['component:default/shop'],
      count: 1,
      byCluster: { eu: 1 },
      byOwner: { '': 1 },
      trend: [0, 1],
      help: { opened: 2, helped: 1, notHelped: 0 },
    },
  ],
};

let backend: ScriptedBackend;

beforeEach(async () => {
  backend = new ScriptedBackend();
  await backend.start();
});

afterEach(() => backend.stop());

describe('the fleet', () => {
  it('is asked for by scope', async () => {
    backend.answerWith(JSON.stringify(SERVICES));
    const client = backend.client();
    expect(await client.getFleetServices('all')).toEqual(SERVICES);
    await client.getFleetServices('mine');
    await client.getFleetServices({ of: 'system:default/a&b' });
    await client.getFleetServices({
      refs: ['component:default/a', 'component:default/b'],
    });
    expect(backend.paths).toEqual([
      '/api/kubernetes/v1/fleet/services?scope=all',
      '/api/kubernetes/v1/fleet/services?scope=mine',
      '/api/kubernetes/v1/fleet/services?of=system%3Adefault%2Fa%26b',
      '/api/kubernetes/v1/fleet/services?ref=component%3Adefault%2Fa&ref=component%3Adefault%2Fb',
    ]);
  });

  it('is not asked for where no service is named', async () => {
    const list = await backend.client().getFleetServices({ refs: [] });
    expect(list.services).toEqual([]);
    expect(backend.paths).toEqual([]);
  });

  it('has failures', async () => {
    backend.answerWith(JSON.stringify(FAILURES));
    expect(await backend.client().getFleetFailures()).toEqual(FAILURES);
    expect(backend.paths).toEqual(['/api/kubernetes/v1/fleet/failures']);
  });

  it('rejects where the index is off', async () => {
    backend.answer = (_, response) => response.writeHead(404).end('{}');
    const client = backend.client();
    await expect(client.getFleetServices('all')).rejects.toMatchObject({
      statusCode: 404,
    });
    await expect(client.getFleetFailures()).rejects.toMatchObject({
      statusCode: 404,
    });
  });

  it('rejects what a proxy answers instead', async () => {
    backend.answerWith('<html>');
    const client = backend.client();
    await expect(client.getFleetServices('all')).rejects.toThrow('JSON');
    await expect(client.getFleetFailures()).rejects.toThrow('JSON');
  });
});
