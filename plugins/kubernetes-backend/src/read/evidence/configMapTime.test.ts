import fc from 'fast-check';
import { readConfigMapTime } from './configMapTime';

const entry = (time: unknown, ...fields: string[]) => ({
  manager: 'kubectl',
  time,
  fieldsV1: Object.fromEntries(fields.map(field => [field, {}])),
});
const partial = (managedFields: unknown, metadata: object = {}) => ({
  kind: 'PartialObjectMetadata',
  apiVersion: 'meta.k8s.io/v1',
  metadata: { name: 'web', managedFields, ...metadata },
});
const [EARLY, LATE, LATEST] = [10, 11, 12].map(
  hour => `2026-03-01T${hour}:00:00Z`,
);

describe('readConfigMapTime', () => {
  it('takes the newest manager that has data, not the one of a label', () => {
    const answer = partial(
      [
        entry(EARLY, 'f:data'),
        entry(LATE, 'f:binaryData', 'f:metadata'),
        entry(LATEST, 'f:metadata'),
      ],
      { creationTimestamp: EARLY },
    );
    expect(readConfigMapTime(answer, 'web')).toEqual({
      writtenAt: LATE,
      createdAt: EARLY,
    });
  });

  it.each([
    ['no manager with data', partial([entry(LATE, 'f:metadata')])],
    ['no managers', partial(undefined)],
    ['a time that is none', partial([entry('soon', 'f:data')])],
    ['a time of 1 MB', partial([entry('2'.repeat(1_000_000), 'f:data')])],
    ['another ConfigMap', partial([entry(LATE, 'f:data')], { name: 'db' })],
    [
      'the object itself',
      { ...partial([entry(LATE, 'f:data')]), kind: 'ConfigMap' },
    ],
  ])('knows nothing from %s', (_, answer) => {
    expect(readConfigMapTime(answer, 'web')).toBeUndefined();
  });

  it('looks at a hundred managers, and no more', () => {
    const managers = Array.from({ length: 200 }, (_, index) =>
      entry(index < 100 ? EARLY : LATEST, 'f:data'),
    );
    expect(readConfigMapTime(partial(managers), 'web')?.writtenAt).toBe(EARLY);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (answer, managers) => {
        expect(readConfigMapTime(answer, 'web')).toBeUndefined();
        const time = readConfigMapTime(partial(managers), 'web');
        expect(['undefined', 'object']).toContain(typeof time);
      }),
    );
  });
});
