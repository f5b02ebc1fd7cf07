import { regionCounts } from './regionCounts';

it('adds up the clusters of a region, and those without one', () => {
  const clusters = [
    { name: 'eu-1', region: 'eu' },
    { name: 'eu-2', region: 'eu' },
    { name: 'us-1', region: 'us' },
    { name: 'lab' },
  ] as unknown as Parameters<typeof regionCounts>[1];
  const byCluster = { 'eu-1': 2, 'us-1': 1, 'eu-2': 3, lab: 1, gone: 4 };
  expect(regionCounts({ byCluster }, clusters)).toEqual({
    eu: 5,
    us: 1,
    '': 5,
  });
});
