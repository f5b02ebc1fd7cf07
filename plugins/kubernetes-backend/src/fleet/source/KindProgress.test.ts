import { KindEventType, KindProgress } from './KindProgress';

/** What is wrong with the last of them; all others have to be right. */
function lastOf(...events: readonly KindEventType[]): string | undefined {
  const progress = new KindProgress();
  const problems = events.map(type => progress.next(type));
  expect(problems.slice(0, -1)).toEqual(problems.slice(0, -1).fill(undefined));
  return problems.at(-1);
}

describe('KindProgress', () => {
  it.each<[KindEventType[]]>([
    [['listBegun', 'changed', 'listEnded', 'changed', 'live', 'changed']],
    [['listBegun', 'listEnded', 'gap', 'live', 'changed']],
    [['listBegun', 'listBegun', 'changed', 'listEnded']],
    [['listBegun', 'listEnded', 'listBegun', 'live']],
    [['gap', 'gap', 'absent', 'gap', 'listBegun', 'listEnded', 'absent']],
  ])('takes %j', events => {
    expect(lastOf(...events)).toBeUndefined();
  });

  it.each<[KindEventType[], string]>([
    [['changed'], 'while nothing is seen'],
    [['listBegun', 'listEnded', 'gap', 'changed'], 'while nothing is seen'],
    [['listBegun', 'gap', 'changed'], 'while nothing is seen'],
    [['absent', 'changed'], 'while nothing is seen'],
    [['listEnded'], 'without a beginning'],
    [['listBegun', 'listEnded', 'listEnded'], 'without a beginning'],
    [['listBegun', 'gap', 'listEnded'], 'without a beginning'],
    [['live'], 'before the first list'],
    [['listBegun', 'gap', 'live'], 'before the first list'],
    // The list that broke off has replaced what was listed before.
    [
      ['listBegun', 'listEnded', 'listBegun', 'gap', 'live'],
      'before the first list',
    ],
    [['listBegun', 'listEnded', 'absent', 'live'], 'before the first list'],
  ])('does not take the last of %j', (events, problem) => {
    expect(lastOf(...events)).toBe(problem);
  });
});
