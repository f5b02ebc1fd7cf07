import { FakeClock, startSimulator } from '..';

/** Any Kubernetes object. */
const rawObject = {
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { namespace: 'shop', name: 'settings' },
};
const reference = { kind: 'ConfigMap', namespace: 'shop', name: 'settings' };

it('runs the example of the README', async () => {
  const clock = new FakeClock();
  const simulator = await startSimulator({
    clock,
    scenario: {
      clusters: [{ name: 'prod-eu' }],
      services: [
        {
          name: 'web',
          workloads: [{ problems: [{ type: 'crash', pods: 1 }] }],
        },
      ],
    },
  });
  const cluster = simulator.cluster('prod-eu');
  const { url, caData, tokens } = cluster; // where, whom to trust, who asks
  cluster.put(rawObject);
  cluster.delete(reference);
  cluster.setLog('shop', 'web-1', 'app', { current: 'up\n', previous: 'no\n' });
  await cluster.setFault({ type: 'hang', match: { resource: 'pods' } });
  cluster.revokeToken(tokens.reader);
  const lists = cluster.requests().byKind['list pods'];
  const watches = cluster.openWatches();
  const connections = cluster.connections();
  clock.advance(60_000);
  await simulator.stop();

  expect([lists, watches, connections]).toEqual([undefined, 0, 0]);
  expect(url).toMatch(/^https:/);
  expect(Buffer.from(caData, 'base64').toString()).toContain('CERTIFICATE');
});
