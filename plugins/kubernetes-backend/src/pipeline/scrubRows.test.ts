import { scrubRows } from './scrubRows';

it('takes passwords out of what conditions quote, and leaves the rest', () => {
  const condition = { type: 'Failed', status: 'True' };
  const row = { kind: 'Job', namespace: 'n', name: 'a' };
  const message = 'dial postgres://shop:hunter2@db:5432: refused';
  const rows = {
    pods: [],
    workloads: [row, { ...row, conditions: [{ ...condition, message }] }],
    objects: [{ ...row, conditions: [{ ...condition, message }, condition] }],
  };
  const scrubbed = scrubRows(rows);
  expect(JSON.stringify(scrubbed)).not.toContain('hunter2');
  expect(scrubbed.workloads[0]).toBe(row);
  expect(scrubbed.objects?.[0].conditions).toEqual([
    { ...condition, message: expect.stringContaining('@db:5432: refused') },
    condition,
  ]);
});
