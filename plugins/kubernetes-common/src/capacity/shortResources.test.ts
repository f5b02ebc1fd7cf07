import { parseObject, Pod } from '../model';
import { aPod } from '../testing';
import { shortResources } from './shortResources';

function unschedulable(message: string, status = 'False'): Pod {
  const raw = JSON.parse(JSON.stringify(aPod({ name: 'web' }).build()));
  raw.status.conditions = [
    { type: 'PodScheduled', status, reason: 'Unschedulable', message },
  ];
  const pod = parseObject(raw, 'Pod');
  if (pod?.kind !== 'Pod') throw new Error('no pod');
  return pod;
}

const PREEMPTION =
  'preemption: 0/9 nodes are available: 9 No preemption victims found for incoming pod.';

describe('shortResources', () => {
  it.each<[string, readonly string[]]>([
    [`0/9 nodes are available: 9 Insufficient cpu. ${PREEMPTION}`, ['cpu']],
    [
      `0/9 nodes are available: 1 node(s) had untolerated taint {a: b}, 5 Insufficient memory, 8 Insufficient cpu. ${PREEMPTION}`,
      ['memory', 'cpu'],
    ],
    [
      '0/3 nodes are available: 3 Insufficient nvidia.com/gpu.',
      ['nvidia.com/gpu'],
    ],
    ['0/3 nodes are available: 3 Insufficient pods.', []],
    ['0/3 nodes are available: 3 Too many pods.', []],
    ['0/3 nodes are available: 3 Insufficient <script>.', []],
    [
      "0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector.",
      [],
    ],
    [
      '0/3 nodes are available: 3 Insufficient a, 3 Insufficient b, 3 Insufficient c, 3 Insufficient d.',
      ['a', 'b', 'c'],
    ],
    ['', []],
  ])('of %j are %j', (message, resources) => {
    expect(shortResources(unschedulable(message))).toEqual(resources);
  });

  it('are none once the pod has a node', () => {
    const message = '0/9 nodes are available: 9 Insufficient cpu.';
    expect(shortResources(unschedulable(message, 'True'))).toEqual([]);
  });
});
