import {
  BUILT_IN_DIMENSIONS,
  CONNECT_TOOLS,
  DISPLAY_STATES,
  Dimension,
  LOG_LEVELS,
} from '@podlight/backstage-plugin-kubernetes-common';
import fc from 'fast-check';
import { OBJECT_FILTER_STATES } from '../service/objectState';
import {
  changeView,
  CRASH_COLUMNS,
  DEFAULT_VIEW_STATE,
  DETAIL_TABS,
  groupId,
  isFiltered,
  LOG_DIALOGS,
  LOG_RUNS,
  LOG_SINCE,
  LOG_TAILS,
  LogState,
  parsePodKey,
  podKey,
  toggleMarked,
  parseViewState,
  POD_COLUMNS,
  groupPodsId,
  POD_VIEWS,
  RELATION_VIEWS,
  TILE_SIZES,
  TIMELINE_SPANS,
  TIMELINE_VIEWS,
  ViewState,
  writeViewState,
} from '.';
import { MAX_HIDDEN } from './viewState';

/** Parts of a name; a slash would end it. */
const name = fc.string({ minLength: 1 }).filter(text => !text.includes('/'));

const keyDimension = fc
  .tuple(
    fc.constantFrom('label', 'annotation'),
    fc.stringMatching(/^[a-z0-9./_-]+$/),
  )
  .map(([source, key]): Dimension => `${source}:${key}`);

/** Absent, or one of these. */
function maybe<T>(value: fc.Arbitrary<T>) {
  return fc.option(value, { nil: undefined });
}

const someText = fc.string({ minLength: 1 });

const logState: fc.Arbitrary<LogState> = fc.record({
  container: maybe(someText),
  run: maybe(fc.constantFrom(...LOG_RUNS)),
  tail: fc.constantFrom(...LOG_TAILS),
  since: maybe(fc.constantFrom(...LOG_SINCE)),
  isFollowed: fc.boolean(),
  find: fc.string({ unit: 'grapheme' }),
  matchesCase: fc.boolean(),
  isRegex: fc.boolean(),
  onlyHits: fc.boolean(),
  level: maybe(fc.constantFrom(...LOG_LEVELS)),
  line: maybe(fc.constant('2026-03-01T12:00:00.000000001Z')),
});

/** Each once, and none both folded and unfolded. */
const foldState = fc
  .uniqueArray(
    fc
      .array(maybe(fc.string()), { minLength: 1, maxLength: 2 })
      .map(path => findId(path)),
    { maxLength: 12 },
  )
  .map(ids => ({
    folded: ids.filter((_, i) => i % 3 === 0),
    unfolded: ids.filter((_, i) => i % 3 === 1),
    expanded: ids.filter((_, i) => i % 3 === 2).map(groupPodsId),
  }));

/** As the user marks them, one after the other. */
const markedState = fc
  .tuple(
    fc.array(
      fc.record({
        cluster: fc.constantFrom('eu', 'a,b~1/c'),
        namespace: fc.constantFrom('games', 'shop'),
        name: fc.stringMatching(/^[a-z0-9.-]+$/),
      }),
      { maxLength: 8 },
    ),
    fc.boolean(),
  )
  .map(([pods, isOnly]) => {
    const marked = pods.map(podKey).reduce(addMark, []);
    return { marked, onlyMarked: isOnly && marked.length > 0 };
  });

function addMark(marked: readonly string[], key: string): readonly string[] {
  return (!marked.includes(key) && toggleMarked(marked, key)) || marked;
}

function findId([value, ...inner]: readonly (string | undefined)[]): string {
  return inner.reduce(
    (parent: string, each) => groupId(each, parent),
    groupId(value),
  );
}

const helpLog = fc
  .record({
    pod: maybe(someText),
    container: maybe(someText),
    run: maybe(fc.constantFrom(...LOG_RUNS)),
  })
  .map(state =>
    state.pod || state.container || state.run ? state : undefined,
  );

const viewState: fc.Arbitrary<ViewState> = fc
  .record({
    group: fc.uniqueArray(
      fc.oneof(fc.constantFrom(...BUILT_IN_DIMENSIONS), keyDimension),
      { minLength: 1, maxLength: 2 },
    ),
    filter: fc.string({ unit: 'grapheme' }),
    status: fc.subarray([...DISPLAY_STATES]),
    size: fc.constantFrom(...TILE_SIZES),
    view: fc.constantFrom(...POD_VIEWS),
    sort: fc.record({
      column: fc.oneof(
        fc.constantFrom(...POD_COLUMNS),
        fc.constant('kubernetes-pod-column:kubernetes/commit'),
      ),
      isDescending: fc.boolean(),
    }),
    hide: fc.subarray([...POD_COLUMNS]),
    objectStatus: fc.subarray([...OBJECT_FILTER_STATES]),
    objects: maybe(fc.constantFrom('all' as const, 'closed' as const)),
    object: maybe(someText),
    objectCluster: maybe(someText),
    relations: maybe(fc.constantFrom(...RELATION_VIEWS)),
    pod: fc.option(
      fc.record({
        cluster: fc.constantFrom(
          'eu',
          'arn:aws:eks:1:cluster/games & more',
          '#',
        ),
        namespace: name,
        name,
      }),
      { nil: undefined },
    ),
    connect: fc.option(
      fc.record({
        cluster: fc.string({ minLength: 1 }),
        namespace: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
        tool: fc.constantFrom(...CONNECT_TOOLS),
      }),
      { nil: undefined },
    ),
    tab: fc.constantFrom(...DETAIL_TABS),
    finding: maybe(someText),
    logs: maybe(fc.constantFrom(...LOG_DIALOGS)),
    logsOf: maybe(someText),
    crash: maybe(someText),
    columns: fc.constantFrom(...CRASH_COLUMNS),
    log: logState,
    helpLog,
    timeline: maybe(fc.constantFrom(...TIMELINE_SPANS)),
    timelineAs: fc.constantFrom(...TIMELINE_VIEWS),
    folds: foldState,
    marks: markedState,
  })
  .map(({ folds, marks, objectCluster, ...rest }) => ({
    ...{ ...rest, ...folds, ...marks },
    // A cluster of no object says nothing.
    objectCluster: rest.object && objectCluster,
  }));

describe('view state', () => {
  it('opens the details of an object that earlier links unfolded', () => {
    const query = new URLSearchParams({ objects: 'Deployment/shop/web' });
    const view = parseViewState(query);
    expect(view).toMatchObject({
      objects: 'all',
      object: 'Deployment/shop/web',
    });
    expect(writeViewState(query, view).toString()).toBe(
      'objects=all&object=Deployment%2Fshop%2Fweb',
    );
  });

  it('has one thing beside the page', () => {
    const pod = { cluster: 'eu', namespace: 'shop', name: 'web-1' };
    const object = 'Deployment/shop/web';
    const open = changeView(DEFAULT_VIEW_STATE, {
      object,
      objectCluster: 'eu',
    });
    expect(changeView(open, { pod })).toMatchObject({ object: undefined, pod });
    expect(changeView({ ...open, pod }, { object: 'A/b/c' })).toMatchObject({
      ...{ pod: undefined, object: 'A/b/c', objectCluster: undefined },
    });
    // From the details of an object there is a way back.
    expect(changeView(open, { pod, object })).toMatchObject({ pod, object });
  });

  it('survives a round trip through the URL', () => {
    fc.assert(
      fc.property(viewState, view => {
        const query = writeViewState(new URLSearchParams(), view);
        expect(parseViewState(new URLSearchParams(query.toString()))).toEqual(
          view,
        );
      }),
    );
  });

  it('does not depend on the previous URL', () => {
    fc.assert(
      fc.property(viewState, viewState, (before, view) => {
        const query = writeViewState(new URLSearchParams(), before);
        expect(parseViewState(writeViewState(query, view))).toEqual(view);
      }),
    );
  });

  it('leaves the parameters of others alone and defaults out', () => {
    const query = new URLSearchParams(
      'other=x&pod=eu/games/web-0&finding=f&group=node&q=a&sort=-age&view=table',
    );
    expect(writeViewState(query, DEFAULT_VIEW_STATE).toString()).toBe(
      'other=x',
    );
  });

  it('forgets which groups are folded when there are others, and the log of another help', () => {
    const query = 'folded=eu&unfolded=us&all=causes,group:eu&helpRun=current';
    const view = parseViewState(new URLSearchParams(query));
    expect(changeView(view, { group: ['node'] })).toMatchObject({
      folded: [],
      unfolded: [],
      expanded: ['causes'],
    });
    expect(changeView(view, { filter: 'x' })).toEqual({ ...view, filter: 'x' });
    expect(changeView(view, { finding: 'f' }).helpLog).toBeUndefined();
    expect(changeView(view, { pod: undefined }).helpLog).toBeUndefined();
  });

  it('shows all pods again once none is marked any more, and not before', () => {
    const view = parseViewState(
      new URLSearchParams('marked=eu/shop/a,b&only=marked'),
    );
    const marked = view.marked.slice(0, 1);
    expect(changeView(view, { marked }).onlyMarked).toBe(true);
    expect(changeView(view, { marked: [] }).onlyMarked).toBe(false);
  });

  it('is not filtered by blanks', () => {
    const view = DEFAULT_VIEW_STATE;
    expect(isFiltered({ ...view, filter: ' ' })).toBe(false);
    expect(isFiltered({ ...view, filter: 'web' })).toBe(true);
    expect(isFiltered({ ...view, status: ['failing'] })).toBe(true);
    expect(isFiltered({ ...view, onlyMarked: true })).toBe(true);
  });

  it('leaves the default of the platform team out, and writes the built-in one', () => {
    const defaults = { group: ['node'] as const };
    const write = (group: ViewState['group']) =>
      writeViewState(
        new URLSearchParams(),
        { ...DEFAULT_VIEW_STATE, group },
        defaults,
      ).toString();
    expect(write(['node'])).toBe('');
    expect(write(['cluster'])).toBe('group=cluster');
    expect(parseViewState(new URLSearchParams(), defaults).group).toEqual([
      'node',
    ]);
  });

  it('hides a bounded number of columns', () => {
    const hide = Array.from({ length: 999 }, (_, i) => `column-${i}`).join();
    expect(parseViewState(new URLSearchParams({ hide })).hide).toHaveLength(
      MAX_HIDDEN,
    );
  });

  it('limits the length of the URL', () => {
    const folded = Array.from({ length: 5_000 }, (_, i) => `node-${i}`);
    const query = writeViewState(new URLSearchParams(), {
      ...DEFAULT_VIEW_STATE,
      folded,
    });
    expect(parseViewState(query).folded).toEqual(folded.slice(-60));
  });

  it.each([
    ['folded=,'],
    ['helpRun=next'],
    ['pod='],
    ['pod=web-0'],
    ['pod=games/web-0'],
    ['pod=eu//'],
    ['finding='],
    ['group='],
    ['group=weather,label:'],
    ['status=broken'],
    ['objectStatus=ready,broken'],
    ['size=xl'],
    ['view=map'],
    ['sort=-'],
    ['q='],
    ['connect='],
    ['namespace=games&tool=k9s'],
    ['tab=yaml'],
    ['logs=all'],
    ['columns=9'],
    ['tail=50'],
    ['since=1y'],
    ['run=next'],
    ['level=loud'],
    ['follow=yes'],
    ['container='],
    ['marked=,'],
    ['marked=web-0,a/b,eu/games/'],
    ['only=marked'],
    ['only=others'],
  ])('ignores what it cannot read: %s', query => {
    expect(parseViewState(new URLSearchParams(query))).toEqual(
      DEFAULT_VIEW_STATE,
    );
  });

  it('keeps valid values beside invalid ones', () => {
    const query = new URLSearchParams(
      'group=weather,node,node,label:team,cluster&status=failing,broken',
    );
    expect(parseViewState(query)).toMatchObject({
      group: ['node', 'label:team'],
      status: ['failing'],
    });
  });

  it('reads a pod from the right, because cluster names may have slashes', () => {
    expect(parsePodKey('a/b/c/ns/pod')).toEqual({
      cluster: 'a/b/c',
      namespace: 'ns',
      name: 'pod',
    });
  });
});

describe('ids of groups', () => {
  it('are short words where values are', () => {
    expect(groupId('node-1', groupId('prod-eu'))).toBe('prod-eu/node-1');
    expect(groupId('Deployment/web')).toBe('Deployment~1web');
  });

  it('differ where values do, and have no comma', () => {
    const value = maybe(
      fc.oneof(fc.constantFrom('', '~', '~n', '/', ',', 'a/b'), fc.string()),
    );
    const path = fc.array(value, { minLength: 1, maxLength: 2 });
    fc.assert(
      fc.property(path, path, (one, other) => {
        expect(findId(one)).not.toContain(',');
        expect(findId(one) === findId(other)).toBe(
          JSON.stringify(one) === JSON.stringify(other),
        );
      }),
    );
  });
});
