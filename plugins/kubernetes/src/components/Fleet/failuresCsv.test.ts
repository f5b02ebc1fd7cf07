import fc from 'fast-check';
import { csvCell, failuresCsv } from './failuresCsv';

/** Reads what RFC 4180 calls CSV, each cell quoted. */
function parse(csv: string): readonly (readonly string[])[] {
  return csv
    .split('\r\n')
    .filter(line => line !== '')
    .map(line =>
      [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map(([, cell]) =>
        cell.replaceAll('""', '"'),
      ),
    );
}

describe('the failures as CSV', () => {
  it('have a row for each number', () => {
    const csv = failuresCsv(
      {
        at: '2026-03-01T12:00:00.000Z',
        clusters: [{ name: 'eu', region: 'eu-west-1', sight: 'live' }],
        states: {},
        failures: [
          {
            class: 'OOMKilled',
            services: ['component:default/web'],
            count: 3,
            byCluster: { eu: 2, us: 1 },
            byOwner: { 'group:default/shop': 3 },
            byNodePool: { spot: 2, '(unknown)': 1 },
            trend: [1, 3],
            help: { opened: 12, helped: 8, notHelped: 2 },
          },
        ],
      },
      () => 'Out of "memory"',
    );
    const start = ['OOMKilled', 'Out of "memory"'];
    expect(parse(csv)).toEqual([
      ['class', 'title', 'by', 'value', 'count'],
      [...start, 'all', '', '3'],
      [...start, 'cluster', 'eu', '2'],
      [...start, 'cluster', 'us', '1'],
      [...start, 'region', 'eu-west-1', '2'],
      [...start, 'region', '', '1'],
      [...start, 'owner', 'group:default/shop', '3'],
      [...start, 'nodePool', 'spot', '2'],
      [...start, 'nodePool', '(unknown)', '1'],
      [...start, 'time', '2026-03-01T11:00:00.000Z', '1'],
      [...start, 'time', '2026-03-01T12:00:00.000Z', '3'],
      [...start, 'help', 'opened', '12'],
      [...start, 'help', 'helped', '8'],
      [...start, 'help', 'notHelped', '2'],
    ]);
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx', '\nx'])(
    'make no formula of %j',
    value => {
      expect(csvCell(value)).toBe(`"'${value}"`);
    },
  );

  // As a spreadsheet of a German locale reads it, where a semicolon ends a cell.
  it.each([
    ['group:default/x;=1+1;y', "group:default/x;'=1+1;y"],
    ['x; "-1', 'x;\' ""-1'],
    ['a\t@SUM(A1)', "a\t'@SUM(A1)"],
    ['=1;+2', "'=1;'+2"],
  ])('make no formula of what follows another separator: %j', (value, cell) => {
    expect(csvCell(value)).toBe(`"${cell}"`);
  });

  it('keep any other value as it is, in one cell', () => {
    fc.assert(
      fc.property(
        fc
          .string()
          .filter(value => !/(?:^|[;,|\t\r\n])[ "']*[=+\-@\t\r\n]/.test(value)),
        value => {
          const inner = csvCell(value).slice(1, -1);
          expect(inner.replaceAll('""', '')).not.toContain('"');
          expect(inner.replaceAll('""', '"')).toBe(value);
        },
      ),
    );
  });
});
