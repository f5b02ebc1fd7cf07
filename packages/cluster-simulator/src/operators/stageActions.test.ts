import { Cluster, FakeClock, Simulator, startSimulator } from '../testing';
import { stageActions } from './stageActions';

let simulator: Simulator;
let cluster: Cluster;

beforeAll(async () => {
  simulator = await startSimulator({
    clock: new FakeClock(),
    scenario: {
      clusters: [{ name: 'one', operators: ['cert-manager'] }],
      services: [
        {
          name: 'web',
          operated: [
            { type: 'certificate', name: 'web-tls', host: 'example.com' },
          ],
        },
      ],
    },
  });
  cluster = simulator.cluster('one');
});

afterAll(() => simulator.stop());

const life = {
  kind: 'Certificate',
  namespace: 'web',
  name: 'web-tls',
  stages: ['valid', 'expired', 'issuing', 'renewed'],
};

it('says where a life is, and moves it on', () => {
  const get = stageActions['GET stages'];
  const put = stageActions['PUT stages'];
  expect(get(cluster, undefined)).toEqual([{ ...life, stage: 'valid' }]);
  const { kind, namespace, name } = life;
  const moved = put(cluster, { kind, namespace, name, stage: 'expired' });
  expect(moved).toEqual([{ ...life, stage: 'expired' }]);
  expect(get(cluster, undefined)).toEqual(moved);
});

it('rejects a body that says too little', () => {
  expect(() =>
    stageActions['PUT stages'](cluster, { kind: 'Certificate' }),
  ).toThrow(/namespace/);
});
