import { Agent, request } from 'node:https';
import { FakeClock, Simulator, startSimulator } from '..';

test('serves a pod', async () => {
  const sim = await startSimulator({
    scenario: { clusters: [{ name: 'one' }] },
    clock: new FakeClock(),
  });
  const c = sim.cluster('one');
  c.put({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a', namespace: 'x' },
    spec: { containers: [] },
  });
  const text = await new Promise<string>((resolve, reject) => {
    request(
      `${c.url}/api/v1/pods`,
      {
        ca: c.caPem,
        agent: new Agent(),
        headers: { authorization: `Bearer ${c.tokens.reader}` },
      },
      res => {
        let b = '';
        res.on('data', d => {
          b += d;
        });
        res.on('end', () => resolve(b));
      },
    )
      .on('error', reject)
      .end();
  });
  expect(JSON.parse(text).items).toHaveLength(1);
  await sim.stop();
  expect(sim).toBeInstanceOf(Simulator);
});
