import fc from 'fast-check';
import { aFleetRecord } from '../__testUtils__/aFleetRecord';
import { recordArbitrary } from '../__testUtils__/recordArbitrary';
import { FleetRecord } from '../records';
import { decodeBatch, encodeBatch } from './RecordBatch';

const pods = recordArbitrary.map<FleetRecord>(record => ({
  ...record,
  kind: 'Pod',
}));

describe('RecordBatch', () => {
  it('arrives as it was sent, across threads too', () => {
    fc.assert(
      fc.property(fc.array(pods), fc.array(pods), (records, gone) => {
        const deleted = gone.map(({ kind, namespace, name }) => ({
          kind,
          namespace,
          name,
        }));
        const sent = structuredClone(encodeBatch({ records, deleted }));
        expect(decodeBatch(sent, 'Pod')).toEqual({ records, deleted });
      }),
    );
  });

  it('has each text and each set of labels once', () => {
    const labels = { app: 'web', tier: 'web' };
    const names = Array.from({ length: 250 }, (_, number) => `web-${number}`);
    const records = names.map(name =>
      aFleetRecord({ name, labels: { ...labels } }),
    );
    const batch = encodeBatch({ records, deleted: [] });
    expect(batch.texts.filter(text => text === 'web')).toHaveLength(1);
    expect(batch.labels).toHaveLength(5);
    const decoded = decodeBatch(batch, 'Pod').records;
    expect(new Set(decoded.map(record => record.labels)).size).toBe(1);
  });

  it('tells sets of labels apart, whatever the numbers of their texts', () => {
    const texts = Array.from({ length: 40 }, (_, number) => `text-${number}`);
    const sets = texts.flatMap(key => texts.map(value => ({ [key]: value })));
    const records = sets.map(labels => aFleetRecord({ labels }));
    const batch = encodeBatch({ records, deleted: [] });
    expect(
      decodeBatch(batch, 'Pod').records.map(({ labels }) => labels),
    ).toEqual(sets);
  });
});
