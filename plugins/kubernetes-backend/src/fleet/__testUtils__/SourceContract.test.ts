import { aFleetRecord } from './aFleetRecord';
import { FleetRecord } from '../records';
import { FleetEvent } from '../source/FleetSource';
import { SourceContract } from './SourceContract';

const POD = { cluster: 'eu', kind: 'Pod' } as const;
const BEGUN: FleetEvent = { ...POD, type: 'listBegun' };
const LIVE: FleetEvent = { ...POD, type: 'live' };
const GONE: FleetEvent = { cluster: 'eu', type: 'gone' };
const GAP: FleetEvent = {
  ...POD,
  type: 'gap',
  reason: { code: 'timeout', message: 'no answer' },
};
const ENDED: FleetEvent = {
  ...POD,
  type: 'listEnded',
  resourceVersion: '1',
  isLimited: false,
};

function aChange(fields: Partial<FleetRecord> = {}): FleetEvent {
  const records = [aFleetRecord(fields)];
  return { ...POD, type: 'changed', records, deleted: [], readAt: 1 };
}

function check(events: readonly FleetEvent[]): readonly string[] {
  const contract = new SourceContract();
  const passed: FleetEvent[] = [];
  const sink = contract.before(event => passed.push(event));
  events.forEach(sink);
  expect(passed).toEqual(events);
  return contract.violations;
}

describe('SourceContract', () => {
  it.each<[string, readonly FleetEvent[]]>([
    ['a list and changes', [BEGUN, aChange(), ENDED, LIVE, aChange()]],
    ['a gap without loss', [BEGUN, ENDED, LIVE, GAP, LIVE, aChange()]],
    ['a list after a gap', [BEGUN, ENDED, GAP, BEGUN, aChange(), ENDED]],
    ['a list that never ends', [BEGUN, aChange(), GAP, BEGUN, aChange()]],
    ['a cluster that comes back', [BEGUN, ENDED, GONE, BEGUN, aChange()]],
  ])('is kept by %s', (_what, events) => {
    expect(check(events)).toEqual([]);
  });

  it.each<[string, readonly FleetEvent[]]>([
    ['while nothing is seen', [aChange()]],
    ['while nothing is seen', [BEGUN, ENDED, GAP, aChange()]],
    ['while nothing is seen', [BEGUN, ENDED, GONE, aChange()]],
    ['while nothing is seen', [BEGUN, aChange(), GAP, aChange()]],
    ['without a beginning', [ENDED]],
    ['without a beginning', [BEGUN, GAP, ENDED]],
    ['before the first list', [LIVE]],
    ['before the first list', [BEGUN, ENDED, GONE, LIVE]],
    ['before the first list', [BEGUN, ENDED, BEGUN, GAP, LIVE]],
    ['with objects of other kinds', [BEGUN, aChange({ kind: 'Job' })]],
    [
      'with one object twice',
      [
        BEGUN,
        {
          ...POD,
          type: 'changed',
          records: [aFleetRecord()],
          deleted: [aFleetRecord()],
          readAt: 1,
        },
      ],
    ],
  ])('is broken %s', (words, events) => {
    expect(check(events)).toEqual([expect.stringContaining(words)]);
  });

  it('is broken by what comes after the end', () => {
    const contract = new SourceContract();
    const sink = contract.before(() => undefined);
    sink(BEGUN);
    contract.end();
    sink(ENDED);
    expect(contract.violations).toEqual([
      'listEnded of Pod in eu after the end',
    ]);
  });
});
