import { isAtPlace } from './workloadFilter';

it('is at a place where all that this names is the same', () => {
  const web = { kind: 'Deployment', name: 'web' };
  const here = { cluster: 'eu', namespace: 'shop', workload: web };
  const there = { cluster: 'eu', namespace: 'shop', ...web };
  expect(isAtPlace(here, there)).toBe(true);
  expect(isAtPlace({ workload: web }, { ...there, cluster: 'us' })).toBe(true);
  expect(isAtPlace(undefined, there)).toBe(false);
  for (const other of [
    ...[{ cluster: 'us' }, { namespace: 'games' }],
    ...[{ kind: 'StatefulSet' }, { name: 'api' }],
  ]) {
    expect(isAtPlace(here, { ...there, ...other })).toBe(false);
  }
});
