import { anObject, verdictsOf } from '../../testing';

describe('nodes', () => {
  const node = (condition: object) =>
    anObject('Node', { name: 'node-1', namespace: '' }).withStatus({
      conditions: [condition],
    });

  it('reads only conditions whose meaning is known', () => {
    expect(
      verdictsOf([node({ type: 'NetworkingReady', status: 'True' })]),
    ).toEqual([]);
    expect(verdictsOf([node({ type: 'Ready', status: 'Unknown' })])).toEqual([
      'error NodeNotReady',
    ]);
    expect(
      verdictsOf([node({ type: 'DiskPressure', status: 'True' })]),
    ).toEqual(['error NodeDiskPressure']);
  });
});
