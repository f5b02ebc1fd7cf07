import {
  BUILT_IN_DIMENSIONS,
  CONNECT_TOOLS,
  DISPLAY_STATES,
  Dimension,
} from '@podlight/backstage-plugin-kubernetes-common';
import fc from 'fast-check';
import {
  DEFAULT_VIEW_STATE,
  parsePodKey,
  parseViewState,
  POD_COLUMNS,
  POD_VIEWS,
  TILE_SIZES,
  ViewState,
  writeViewState,
} from './index';

/** Parts of a name; a slash would end it. */
const name = fc.string({ minLength: 1 }).filter(text => !text.includes('/'));

const labelDimension = fc
  .stringMatching(/^[a-z0-9./_-]+$/)
  .map((key): Dimension => `label:${key}`);

const viewState: fc.Arbitrary<ViewState> = fc.record({
  group: fc.uniqueArray(
    fc.oneof(fc.constantFrom(...BUILT_IN_DIMENSIONS), labelDimension),
    { minLength: 1, maxLength: 2 },
  ),
  filter: fc.string({ unit: 'grapheme' }),
  status: fc.subarray([...DISPLAY_STATES]),
  size: fc.constantFrom(...TILE_SIZES),
  view: fc.constantFrom(...POD_VIEWS),
  sort: fc.record({
    column: fc.constantFrom(...POD_COLUMNS),
    isDescending: fc.boolean(),
  }),
  pod: fc.option(
    fc.record({
      cluster: fc.constantFrom('eu', 'arn:aws:eks:1:cluster/games & more', '#'),
      namespace: name,
      name,
    }),
    { nil: undefined },
  ),
  finding: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  connect: fc.option(
    fc.record({
      cluster: fc.string({ minLength: 1 }),
      namespace: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
      tool: fc.constantFrom(...CONNECT_TOOLS),
    }),
    { nil: undefined },
  ),
});

describe('view state', () => {
  it('comes back from the URL as it went in', () => {
    fc.assert(
      fc.property(viewState, view => {
        const query = writeViewState(new URLSearchParams(), view);
        expect(parseViewState(new URLSearchParams(query.toString()))).toEqual(
          view,
        );
      }),
    );
  });

  it('depends on nothing that was in the URL before', () => {
    fc.assert(
      fc.property(viewState, viewState, (before, view) => {
        const query = writeViewState(new URLSearchParams(), before);
        expect(parseViewState(writeViewState(query, view))).toEqual(view);
      }),
    );
  });

  it('leaves the parameters of others alone and defaults out', () => {
    const query = new URLSearchParams(
      'tab=x&pod=eu/games/web-0&finding=f&group=node&q=a&sort=-age&view=table',
    );
    expect(writeViewState(query, DEFAULT_VIEW_STATE).toString()).toBe('tab=x');
  });

  it.each([
    ['pod='],
    ['pod=web-0'],
    ['pod=games/web-0'],
    ['pod=eu//'],
    ['finding='],
    ['group='],
    ['group=weather,label:'],
    ['status=broken'],
    ['size=xl'],
    ['view=map'],
    ['sort=-weather'],
    ['q='],
    ['connect='],
    ['namespace=games&tool=k9s'],
  ])('ignores what it cannot read: %s', query => {
    expect(parseViewState(new URLSearchParams(query))).toEqual(
      DEFAULT_VIEW_STATE,
    );
  });

  it('keeps what is right beside what is wrong', () => {
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
