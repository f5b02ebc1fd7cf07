import { anObject, podVerdicts } from '../../testing';

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
});
