import {
  anEvent,
  anObject,
  diagnoseObjects,
  podVerdicts,
  secondsAgo,
} from '../../testing';

describe('nodes', () => {
  const node = (condition: object) =>
    anObject('Node', { name: 'node-1', namespace: '' }).withStatus({
      conditions: [condition],
    });

  it('reads only conditions whose meaning is known', () => {
    expect(
      podVerdicts([node({ type: 'NetworkingReady', status: 'True' })]),
    ).toEqual([]);
    expect(podVerdicts([node({ type: 'Ready', status: 'Unknown' })])).toEqual([
      'error NodeNotReady',
    ]);
    expect(
      podVerdicts([node({ type: 'DiskPressure', status: 'True' })]),
    ).toEqual(['error NodeDiskPressure']);
  });

  it.each([
    ['MemoryPressure', 'NodeMemoryPressure'],
    ['DiskPressure', 'NodeDiskPressure'],
    ['OutOfDisk', 'NodeDiskPressure'],
    ['PIDPressure', 'NodePIDPressure'],
  ])('is under pressure while %s is True', (type, name) => {
    expect(podVerdicts([node({ type, status: 'True' })])).toEqual([
      expect.stringMatching(new RegExp(`^\\w+ ${name}$`)),
    ]);
    expect(podVerdicts([node({ type, status: 'False' })])).toEqual([]);
    expect(podVerdicts([node({ type, status: 'Unknown' })])).toEqual([]);
  });

  it.each([
    ['NetworkUnavailable', 'True', 'False'],
    ['ReadonlyFilesystem', 'True', 'False'],
    ['KernelDeadlock', 'True', 'False'],
    ['NetworkingReady', 'False', 'True'],
    ['AcceleratedHardwareReady', 'False', 'True'],
    ['GPUUnhealthy', 'True', 'False'],
    ['LocalDiskFailure', 'True', 'False'],
  ])('has a problem while %s is %s', (type, bad, good) => {
    const condition = {
      ...{ type, status: bad, reason: 'Why', message: 'in its words' },
      lastTransitionTime: secondsAgo(900),
    };
    expect(diagnoseObjects([node(condition)])).toMatchObject([
      {
        ...{ class: 'NodeProblem', severity: 'warning' },
        params: {
          condition: `${type}=${bad}`,
          ...{ reason: 'Why', message: 'in its words' },
        },
        since: secondsAgo(900),
      },
    ]);
    expect(podVerdicts([node({ type, status: good })])).toEqual([]);
    expect(podVerdicts([node({ type, status: 'Unknown' })])).toEqual([]);
  });

  it.each(['NoDiskFailure', 'NotUnhealthy', 'VMEventScheduled', 'Scheduled'])(
    'is not judged by a condition whose meaning is open: %s',
    type => {
      expect(podVerdicts([node({ type, status: 'True' })])).toEqual([]);
    },
  );

  it('gets two minutes for its network', () => {
    const unavailable = (seconds: number) =>
      node({
        ...{ type: 'NetworkUnavailable', status: 'True' },
        lastTransitionTime: secondsAgo(seconds),
      });
    expect(podVerdicts([unavailable(119)])).toEqual([]);
    expect(podVerdicts([unavailable(120)])).toEqual(['warning NodeProblem']);
  });

  it('has one finding for each problem', () => {
    const both = anObject('Node', { name: 'node-1', namespace: '' }).withStatus(
      {
        conditions: [
          { type: 'KernelDeadlock', status: 'True' },
          { type: 'ReadonlyFilesystem', status: 'True' },
        ],
      },
    );
    expect(podVerdicts([both])).toEqual([
      'warning NodeProblem',
      'warning NodeProblem',
    ]);
  });

  it('is well while Ready is True', () => {
    expect(podVerdicts([node({ type: 'Ready', status: 'True' })])).toEqual([]);
  });

  it('says what its controller says', () => {
    const condition = {
      ...{ type: 'Ready', status: 'False', reason: 'KubeletNotReady' },
      message: 'container runtime is down',
      lastTransitionTime: secondsAgo(90),
    };
    expect(diagnoseObjects([node(condition)])).toMatchObject([
      {
        class: 'NodeNotReady',
        params: {
          reason: 'KubeletNotReady',
          message: 'container runtime is down',
        },
        since: secondsAgo(90),
      },
    ]);
  });

  /** As the kubelet writes it: in the namespace `default`, about a node without one. */
  const event = (reason: string, lastSeenSecondsAgo: number, count = 1) => {
    const raw = anEvent({
      ...{ reason, message: 'in its words', lastSeenSecondsAgo, count },
      regarding: { kind: 'Node', name: 'node-1' },
    });
    const involvedObject = { kind: 'Node', name: 'node-1', uid: 'node-1' };
    return { build: () => ({ ...raw, involvedObject }) };
  };
  const well = () => node({ type: 'Ready', status: 'True' });

  it.each([
    ['SystemOOM', 'NodeSystemOOM'],
    ['Rebooted', 'NodeRebooted'],
  ])('has had %s for an hour', (reason, name) => {
    expect(diagnoseObjects([well(), event(reason, 3_600)])).toMatchObject([
      { class: name, params: { message: 'in its words' } },
    ]);
    expect(podVerdicts([well(), event(reason, 3_601)])).toEqual([]);
  });

  it.each([
    ['FreeDiskSpaceFailed', 3, 900],
    ['ContainerGCFailed', 3, 900],
    ['TaskHung', 1, 3_600],
    ['Ext4Error', 1, 3_600],
  ])('has a problem after %s, %d times, for %d s', (reason, count, seconds) => {
    const found = (ago: number) =>
      diagnoseObjects([well(), event(reason, ago, count)]);
    expect(found(seconds)).toMatchObject([
      {
        class: 'NodeProblem',
        params: { reason, message: 'in its words', variant: 'event' },
      },
    ]);
    expect(found(seconds + 1)).toEqual([]);
  });

  it('may fail to clean up twice', () => {
    const failed = event('FreeDiskSpaceFailed', 60, 2);
    expect(podVerdicts([well(), failed])).toEqual([]);
  });

  it('is said to hang once, by its condition', () => {
    const hung = {
      type: 'KernelDeadlock',
      status: 'True',
      reason: 'TaskHung',
    };
    expect(podVerdicts([node(hung), event('TaskHung', 10)])).toEqual([
      'warning NodeProblem',
    ]);
  });

  it('is not blamed for other events, or for those of other nodes', () => {
    expect(podVerdicts([well(), event('NodeReady', 10)])).toEqual([]);
    const other = anObject('Node', { name: 'node-2', namespace: '' });
    expect(podVerdicts([other, event('Rebooted', 10)])).toEqual([]);
  });
});
