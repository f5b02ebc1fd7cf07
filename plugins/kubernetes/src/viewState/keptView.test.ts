import {
  keptView,
  readKeptView,
  sharedSearch,
  withoutMarks,
  writeKeptView,
} from './keptView';
import { DEFAULT_VIEW_STATE, parseViewState } from './viewState';

const QUERY =
  'group=node%2Cversion&q=web&status=failing&view=table&sort=-restarts&hide=age&objectStatus=failing%2Csuspended&marked=eu%2Fgames%2Fweb-0&only=marked';

describe('what a named view keeps', () => {
  it('is which pods and how, and nothing that is open', () => {
    const open =
      '&pod=eu/games/web-0&tab=logs&connect=eu&finding=f&folded=eu&objects=all&find=secret';
    const state = parseViewState(new URLSearchParams(QUERY + open));
    expect(writeKeptView(keptView(state))).toBe(QUERY);
    expect(readKeptView(QUERY)).toEqual(keptView(state));
  });

  it('has no objects chosen where it was kept before that could be', () => {
    expect(readKeptView('status=failing').objectStatus).toEqual([]);
  });

  it('is without marks for other services', () => {
    const other = withoutMarks(readKeptView(QUERY));
    expect(other).toMatchObject({ marked: [], onlyMarked: false });
    expect(writeKeptView(other)).not.toContain('web-0');
  });

  it('is how ready pods are shown', () => {
    expect(writeKeptView(readKeptView('ready=counted'))).toBe('ready=counted');
  });

  it('does not change when the platform team changes the default', () => {
    const query = writeKeptView(keptView(DEFAULT_VIEW_STATE));
    expect(readKeptView(query).group).toEqual(['cluster']);
  });

  it.each([
    '',
    '?%',
    'group=weather',
    'status=broken&size=9',
    'a'.repeat(9_000),
  ])('is the default where it cannot be read: %s', query => {
    expect(readKeptView(query)).toEqual(keptView(DEFAULT_VIEW_STATE));
  });
});

describe('the query of a link', () => {
  it('has all of the view and nothing of others', () => {
    expect(
      sharedSearch('?token=s3cret&group=node&pod=eu/games/web-0&utm=x'),
    ).toBe('?group=node&pod=eu%2Fgames%2Fweb-0');
    expect(sharedSearch('?token=s3cret')).toBe('');
  });
});
