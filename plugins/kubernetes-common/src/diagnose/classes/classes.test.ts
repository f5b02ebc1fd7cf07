import { FAILURE_CLASSES, FailureClass, isFailureClassName } from '.';

const rows: readonly (readonly [string, FailureClass])[] =
  Object.entries(FAILURE_CLASSES);

describe('FAILURE_CLASSES', () => {
  it.each(rows)('%s points at a page of the documentation', (_, row) => {
    const url = new URL(row.docs);
    expect(url.origin).toBe('https://kubernetes.io');
    expect(url.pathname).toMatch(/^\/docs\/[\w/-]+\/$/);
  });

  it.each(rows)('%s tells findings apart by params that it has', (_, row) => {
    expect(row.params).toEqual(
      expect.arrayContaining([...(row.identity ?? [])]),
    );
  });

  it.each(rows.filter(([, row]) => row.absorbedBy))(
    '%s is absorbed by classes that exist',
    (_, row) => {
      expect(row.absorbedBy?.every(isFailureClassName)).toBe(true);
    },
  );

  it('does not take names of Object for classes', () => {
    expect(isFailureClassName('toString')).toBe(false);
    expect(isFailureClassName('OOMKilled')).toBe(true);
  });
});
