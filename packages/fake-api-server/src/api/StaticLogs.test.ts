import { FakeClock } from '../clock';
import { KubernetesObject } from '../kube/object';
import { StaticLogs } from './StaticLogs';

const POD: KubernetesObject = {
  metadata: { namespace: 'shop', name: 'web', uid: '1' },
  status: { phase: 'Running' },
};

function create(now: KubernetesObject | undefined = POD) {
  const read = jest.fn(() => undefined);
  const logs = new StaticLogs({
    clock: new FakeClock(7_000),
    findPod: () => now,
    others: { read },
  });
  logs.set('shop', 'web', 'app', { current: 'a\nb\n', previous: 'c' });
  return { logs, read };
}

const textOf = (logs: StaticLogs, previous = false) =>
  logs.read(POD, 'app', previous)?.lines.map(({ text }) => text);

describe('StaticLogs', () => {
  it('has the lines of the current run and of the one before', () => {
    const { logs } = create();
    expect(textOf(logs)).toEqual(['a', 'b']);
    expect(textOf(logs, true)).toEqual(['c']);
    expect(logs.read(POD, 'app', false)?.lines[1]).toEqual({
      sequence: 1,
      timeMs: 7_000,
      text: 'b',
    });
    logs.set('shop', 'web', 'app', {});
    expect(textOf(logs)).toEqual([]);
  });

  it('asks others for what was not set', () => {
    const { logs, read } = create();
    expect(logs.read(POD, 'sidecar', true)).toBeUndefined();
    expect(read).toHaveBeenCalledWith(POD, 'sidecar', true);
  });

  it.each<[string, KubernetesObject, KubernetesObject | undefined, boolean]>([
    ['a running pod', POD, POD, false],
    [
      'a pod that has ended',
      { ...POD, status: { phase: 'Failed' } },
      POD,
      true,
    ],
    ['a pod that is gone', POD, undefined, true],
    [
      'a pod in the place of another one',
      POD,
      { metadata: { ...POD.metadata, uid: '2' } },
      true,
    ],
  ])('is complete or not: %s', (_what, pod, now, isComplete) => {
    const read = jest.fn();
    const logs = new StaticLogs({
      clock: new FakeClock(),
      findPod: () => now,
      others: { read },
    });
    logs.set('shop', 'web', 'app', { current: 'a' });
    expect(logs.read(pod, 'app', false)?.isComplete).toBe(isComplete);
    expect(logs.read(pod, 'app', true)?.isComplete).toBe(true);
  });
});
