import {
  addSavedView,
  cleanTitle,
  MAX_VIEWS,
  readSavedViews,
  removeSavedView,
  renameSavedView,
  SavedView,
  ViewsChange,
} from './savedViews';

const aView = (changes: Partial<SavedView> = {}): SavedView => ({
  id: 'a',
  title: 'Failing by node',
  query: 'group=node&status=failing',
  ...changes,
});

function storedOf(change: ViewsChange): unknown {
  if (!change.ok) throw new Error(change.problem);
  return change.stored;
}

const NEWER = { id: 'n', name: 'of a newer version', parts: { group: 'x' } };

describe('saved views', () => {
  it.each([
    undefined,
    null,
    'views',
    [],
    { views: 'all' },
    { views: { length: 2 } },
  ])('are none in %p', stored => {
    expect(readSavedViews(stored)).toEqual([]);
    expect(storedOf(addSavedView(stored, aView()))).toEqual({
      views: [aView()],
    });
  });

  it.each([
    null,
    'text',
    {},
    aView({ id: '' }),
    aView({ title: ' ' }),
    aView({ title: 'x'.repeat(1_000) }),
    aView({ query: 'x'.repeat(6_001) }),
    aView({ entityRef: '' }),
    { ...aView(), query: 7 },
    { ...aView(), entityRef: { kind: 'component' } },
    NEWER,
  ])('are read without an entry that is malformed: %j', entry => {
    const stored = { views: [entry, aView({ id: 'b' })] };
    expect(readSavedViews(stored)).toEqual([aView({ id: 'b' })]);
  });

  it('are each there once', () => {
    const stored = { views: [aView(), aView({ title: 'Again' })] };
    expect(readSavedViews(stored)).toEqual([aView()]);
  });

  it('leave entries of other versions as they are when another one changes', () => {
    const stored = { views: [NEWER, aView(), null] };
    const other = aView({ id: 'b', title: 'Other' });
    expect(storedOf(addSavedView(stored, other))).toEqual({
      views: [NEWER, aView(), null, other],
    });
    expect(storedOf(renameSavedView(stored, 'a', 'New'))).toEqual({
      views: [NEWER, aView({ title: 'New' }), null],
    });
    expect(storedOf(removeSavedView(stored, 'a'))).toEqual({
      views: [NEWER, null],
    });
  });

  it('have names of one line, which are not taken by another one in the same list', () => {
    const stored = { views: [aView(), aView({ id: 'b', title: 'Other' })] };
    const twin = aView({ id: 'c', title: '  Failing \n by node ' });
    expect(cleanTitle(twin.title)).toBe('Failing by node');
    expect(cleanTitle(`${'🎲'.repeat(60)}!`)).toBe('🎲'.repeat(60));
    const sixty = aView({ id: 'd', title: '🎲'.repeat(60) });
    expect(readSavedViews(storedOf(addSavedView({}, sixty)))).toEqual([sixty]);
    expect(storedOf(addSavedView({}, twin))).toEqual({
      views: [{ ...twin, title: 'Failing by node' }],
    });
    expect(addSavedView(stored, twin)).toMatchObject({ problem: 'same-title' });
    expect(renameSavedView(stored, 'b', twin.title)).toMatchObject({
      problem: 'same-title',
    });
    expect(renameSavedView(stored, 'a', twin.title)).toMatchObject({
      ok: true,
    });
    expect(renameSavedView(stored, 'a', ' ')).toMatchObject({
      problem: 'no-title',
    });
    expect(
      addSavedView(stored, { ...twin, entityRef: 'component:default/dice' }),
    ).toMatchObject({ ok: true });
  });

  it('are limited in number and size, whatever they are', () => {
    const many = Array.from({ length: MAX_VIEWS }, (_, i) =>
      aView({ id: `${i}`, title: `View ${i}` }),
    );
    expect(addSavedView({ views: many }, aView({ id: 'x' }))).toMatchObject({
      problem: 'too-many',
    });
    expect(
      addSavedView({ views: many.slice(1) }, aView({ id: 'x' })),
    ).toMatchObject({ ok: true });
    const large = { views: [{ other: 'x'.repeat(60_000) }] };
    expect(addSavedView(large, aView())).toMatchObject({
      problem: 'too-large',
    });
    expect(removeSavedView(large, 'a')).toMatchObject({ ok: true });
    expect(
      readSavedViews({ views: [...many, aView({ id: 'y' })] }),
    ).toHaveLength(MAX_VIEWS);
  });

  it('are replaced by one with the same id', () => {
    const again = aView({ title: 'Again' });
    expect(storedOf(addSavedView({ views: [aView()] }, again))).toEqual({
      views: [again],
    });
  });

  it('come back when a deletion is undone', () => {
    const stored = storedOf(removeSavedView({ views: [aView()] }, 'a'));
    expect(storedOf(addSavedView(stored, aView()))).toEqual({
      views: [aView()],
    });
  });
});
