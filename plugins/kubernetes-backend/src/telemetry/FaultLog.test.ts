import { Fault, FaultLog } from './FaultLog';
import { CredentialFailure, RequestDone } from './Telemetry';

function start() {
  const told: Fault[] = [];
  const log = new FaultLog(fault => told.push(fault));
  return {
    told,
    done: (cluster: string, outcome: string, detail?: string) =>
      log.requestDone({ cluster, outcome, detail } as RequestDone),
    credential: (cluster: string, detail?: string, printed?: string) =>
      log.credentialFailed({ cluster, detail, printed } as CredentialFailure),
    details: () => told.map(({ cluster, detail }) => `${cluster}: ${detail}`),
  };
}

it('tells a fault once, until it changes', () => {
  const { details, done } = start();
  done('eu', 'unreachable', 'refused');
  done('eu', 'unreachable', 'refused');
  done('us', 'unreachable', 'refused');
  done('eu', 'unreachable', 'timeout');
  done('eu', 'unreachable', 'refused');
  expect(details()).toEqual([
    'eu: refused',
    'us: refused',
    'eu: timeout',
    'eu: refused',
  ]);
});

it('tells it again after a request has succeeded', () => {
  const { details, done } = start();
  done('eu', 'unreachable', 'refused');
  done('us', 'ok');
  done('eu', 'unreachable', 'refused');
  done('eu', 'ok', 'refused');
  done('eu', 'unreachable', 'refused');
  expect(details()).toEqual(['eu: refused', 'eu: refused']);
});

it('tells nothing that has no detail', () => {
  const { credential, done, told } = start();
  done('eu', 'forbidden');
  credential('eu');
  expect(told).toEqual([]);
});

it('tells why there is no credential, with what a program printed', () => {
  const { credential, told } = start();
  credential('eu', 'the program failed', 'usage: …');
  credential('eu', 'the program failed', 'usage: …');
  expect(told).toEqual([
    { cluster: 'eu', detail: 'the program failed', printed: 'usage: …' },
  ]);
});

it('remembers a bounded number of clusters', () => {
  const { done, told } = start();
  for (let i = 0; i <= 5_000; i += 1) done(`c${i}`, 'unreachable', 'x');
  expect(told).toHaveLength(5_001);
  done('c5000', 'unreachable', 'x');
  expect(told).toHaveLength(5_001);
  done('c0', 'unreachable', 'x');
  expect(told).toHaveLength(5_002);
});
