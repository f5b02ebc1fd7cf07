import { FakeClock, startFakeApiServer } from '..';
import { call } from '../testing';

it('runs the example of the README', async () => {
  const clock = new FakeClock();
  const server = await startFakeApiServer({ clock });
  const { url, caPem, tokens } = server; // for the client under test

  server.put({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { namespace: 'shop', name: 'settings' },
    data: { currency: 'EUR' },
  });
  server.delete({ kind: 'ConfigMap', namespace: 'shop', name: 'settings' });
  server.setLog('shop', 'web-1', 'app', { current: 'listening on 8080\n' });

  await server.setFault({ type: 'hang', match: { resource: 'pods' } });
  server.revokeToken(tokens.reader);
  server.compact();
  clock.advance(60_000);

  const lists = server.requests().byKind['list pods'] ?? 0;
  const watches = server.openWatches();
  await server.stop();

  expect([lists, watches]).toEqual([0, 0]);
  expect(url).toMatch(/^https:/);
  expect(caPem).toContain('BEGIN CERTIFICATE');
});

it('runs the example of kinds of your own', async () => {
  const kinds = await startFakeApiServer({
    customResources: [
      {
        group: 'argoproj.io',
        version: 'v1alpha1',
        plural: 'rollouts',
        kind: 'Rollout',
        shortNames: ['ro'],
        view: true, // for accounts with the ClusterRole `view`
        printerColumns: [
          { name: 'Desired', type: 'integer', jsonPath: '.spec.replicas' },
          {
            name: 'Ready',
            type: 'string',
            jsonPath: '.status.conditions[?(@.type=="Ready")].status',
          },
        ],
      },
    ],
  });
  const { text } = await call(kinds, '/apis/argoproj.io/v1alpha1/rollouts');
  expect(JSON.parse(text)).toMatchObject({ kind: 'RolloutList', items: [] });
  await kinds.stop();
});
