import { badValues } from './badValues';

const bad = (query: string) =>
  badValues(new URLSearchParams(query)).map(({ name, value }) => [name, value]);

describe('badValues', () => {
  it('are none in a link that the tab has written, or in what belongs to others', () => {
    expect(
      bad(
        'group=version,label:team&status=failing,ready&size=l&view=table&pod=eu/games/a&tab=logs&columns=2&tail=100&since=5m&other=x&q=colour:red',
      ),
    ).toEqual([]);
    expect(bad('tab=revisions')).toEqual([]);
    expect(bad('')).toEqual([]);
  });

  it.each([
    ['status=failing,broken', [['status', 'broken']]],
    ['objectStatus=suspended,ready', [['objectStatus', 'ready']]],
    ['group=colour', [['group', 'colour']]],
    [
      'size=xxl&view=list',
      [
        ['size', 'xxl'],
        ['view', 'list'],
      ],
    ],
    ['tab=yaml', [['tab', 'yaml']]],
    ['pod=nonsense', [['pod', 'nonsense']]],
    ['tail=7', [['tail', '7']]],
    ['relations=tree', [['relations', 'tree']]],
    ['timeline=2h', [['timeline', '2h']]],
    ['timelineAs=graph', [['timelineAs', 'graph']]],
  ])('are reported in %s', (query, expected) => {
    expect(bad(query)).toEqual(expected);
  });

  it('say what there is to choose from', () => {
    expect(badValues(new URLSearchParams('size=xxl'))).toEqual([
      { name: 'size', value: 'xxl', known: ['s', 'm', 'l'] },
    ]);
  });

  it('are few and short, however long the link is', () => {
    const many = badValues(
      new URLSearchParams({
        status: 'x,'.repeat(1_000),
        size: 'y'.repeat(9_000),
      }),
    );
    expect(many).toHaveLength(5);
    expect(
      badValues(new URLSearchParams({ size: 'y'.repeat(9_000) }))[0].value,
    ).toHaveLength(80);
  });
});
