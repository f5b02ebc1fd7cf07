import { isInScope } from './workloadFilter';

it('is in a scope where all that this names is the same', () => {
  const web = { kind: 'Deployment', name: 'web' };
  const here = { cluster: 'eu', namespace: 'shop', workload: web };
  const there = { cluster: 'eu', namespace: 'shop', ...web };
  expect(isInScope(here, there)).toBe(true);
  expect(isInScope({ workload: web }, { ...there, cluster: 'us' })).toBe(true);
  expect(isInScope(undefined, there)).toBe(false);
  for (const other of [
    ...[{ cluster: 'us' }, { namespace: 'games' }],
    ...[{ kind: 'StatefulSet' }, { name: 'api' }],
  ]) {
    expect(isInScope(here, { ...there, ...other })).toBe(false);
  }
});
