import { isCordonTaint, nodeTroubleByKey, parseNodeTrouble } from './taints';

describe('the trouble of a node', () => {
  it.each([
    ['node.kubernetes.io/not-ready', 'notReady'],
    ['node.kubernetes.io/unreachable', 'notReady'],
    ['node.kubernetes.io/out-of-service', 'notReady'],
    ['node.kubernetes.io/memory-pressure', 'pressure'],
    ['node.kubernetes.io/network-unavailable', 'starting'],
    ['node.cloudprovider.kubernetes.io/uninitialized', 'starting'],
    ['node.cloudprovider.kubernetes.io/shutdown', 'leaving'],
    ['node.cilium.io/agent-not-ready', 'starting'],
    ['ebs.csi.aws.com/agent-not-ready', 'starting'],
    ['karpenter.sh/not-ready', 'starting'],
    ['karpenter.sh/unregistered', 'starting'],
    ['karpenter.sh/disrupted', 'leaving'],
    ['ToBeDeletedByClusterAutoscaler', 'leaving'],
    ['node.kubernetes.io/unschedulable', undefined],
    ['nvidia.com/gpu', undefined],
    ['dedicated', undefined],
  ])('with the taint %s is %s', (key, trouble) => {
    expect(nodeTroubleByKey(key)).toBe(trouble);
    expect(parseNodeTrouble(`3 node(s) had untolerated taint {${key}: }`)).toBe(
      trouble,
    );
  });

  it.each([
    ['1 node(s) had disk pressure', 'pressure'],
    ['2 node(s) were not ready', 'notReady'],
    ['1 node(s) had unavailable network', 'starting'],
    ['1 Insufficient cpu', undefined],
    // The key decides, whatever else is said.
    ['had taint {dedicated: disk-pressure}', undefined],
  ])('in %s is %s', (text, trouble) => {
    expect(parseNodeTrouble(text)).toBe(trouble);
  });
});

it('knows a cordoned node', () => {
  expect(isCordonTaint('{node.kubernetes.io/unschedulable: }')).toBe(true);
  expect(isCordonTaint('{node.kubernetes.io/not-ready: }')).toBe(false);
});
