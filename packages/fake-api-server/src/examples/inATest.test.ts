import { FakeClock, startFakeApiServer } from '..';

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
