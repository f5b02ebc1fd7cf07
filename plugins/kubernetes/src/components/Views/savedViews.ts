/** A view that the user has named. */
export interface SavedView {
  readonly id: string;
  readonly title: string;
  /** What it shows, as the URL has it. */
  readonly query: string;
  /** The entity that it is for; every one when absent. */
  readonly entityRef?: string;
}

/** More can't be told apart in a menu. */
export const MAX_VIEWS = 50;
export const LONGEST_TITLE = 60;

const LONGEST_ID = 40;
const LONGEST_QUERY = 6_000;
const LONGEST_REF = 500;

/** As JSON. Backstage's user-settings backend takes 100 kB, and keeps all views as one value. */
const MAX_CHARACTERS = 60_000;

/** Why views weren't changed. */
export type ViewsProblem = 'too-many' | 'too-large' | 'same-title' | 'no-title';

/** The value to store in place of the one before. */
export type ViewsChange =
  | { readonly ok: true; readonly stored: StoredViews }
  | { readonly ok: false; readonly problem: ViewsProblem };

/** What is in the user's settings; entries of other versions are kept as they are. */
export interface StoredViews {
  readonly views: readonly unknown[];
}

/** The views among what is stored, which may be anything. */
export function readSavedViews(stored: unknown): readonly SavedView[] {
  const seen = new Set<string>();
  return entries(stored)
    .filter(isSavedView)
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .slice(0, MAX_VIEWS);
}

/** Adds a view, or brings back one that was deleted. */
export function addSavedView(stored: unknown, view: SavedView): ViewsChange {
  const views = readSavedViews(stored);
  const title = cleanTitle(view.title);
  if (title === '') return { ok: false, problem: 'no-title' };
  if (isTaken(views, { ...view, title })) {
    return { ok: false, problem: 'same-title' };
  }
  return bounded([
    ...entries(stored).filter(each => !hasId(each, view.id)),
    { ...view, title },
  ]);
}

/** Gives a view another title; one that is gone stays gone. */
export function renameSavedView(
  stored: unknown,
  id: string,
  newTitle: string,
): ViewsChange {
  const title = cleanTitle(newTitle);
  if (title === '') return { ok: false, problem: 'no-title' };
  const views = readSavedViews(stored);
  const view = views.find(each => each.id === id);
  if (view && isTaken(views, { ...view, title })) {
    return { ok: false, problem: 'same-title' };
  }
  return bounded(
    entries(stored).map(each =>
      isSavedView(each) && each.id === id ? { ...each, title } : each,
    ),
  );
}

/** Removes a view. */
export function removeSavedView(stored: unknown, id: string): ViewsChange {
  return {
    ok: true,
    stored: { views: entries(stored).filter(each => !hasId(each, id)) },
  };
}

/** One line of at most {@link LONGEST_TITLE} characters. */
export function cleanTitle(title: string): string {
  return [...title.replace(/\s+/g, ' ').trim()]
    .slice(0, LONGEST_TITLE)
    .join('')
    .trim();
}

function bounded(views: readonly unknown[]): ViewsChange {
  if (views.length > MAX_VIEWS) return { ok: false, problem: 'too-many' };
  if (JSON.stringify(views).length > MAX_CHARACTERS) {
    return { ok: false, problem: 'too-large' };
  }
  return { ok: true, stored: { views } };
}

/** Two views in one list can't have the same title. */
function isTaken(views: readonly SavedView[], view: SavedView): boolean {
  return views.some(
    each =>
      each.id !== view.id &&
      each.title === view.title &&
      each.entityRef === view.entityRef,
  );
}

function entries(stored: unknown): readonly unknown[] {
  if (typeof stored !== 'object' || stored === null) return [];
  return 'views' in stored && Array.isArray(stored.views) ? stored.views : [];
}

function hasId(entry: unknown, id: string): boolean {
  return isSavedView(entry) && entry.id === id;
}

function isSavedView(entry: unknown): entry is SavedView {
  if (typeof entry !== 'object' || entry === null) return false;
  const { id, title, query, entityRef } = entry as Record<string, unknown>;
  return (
    isText(id, LONGEST_ID) &&
    isText(title, 2 * LONGEST_TITLE) &&
    title.trim() !== '' &&
    typeof query === 'string' &&
    query.length <= LONGEST_QUERY &&
    (entityRef === undefined || isText(entityRef, LONGEST_REF))
  );
}

function isText(value: unknown, longest: number): value is string {
  return typeof value === 'string' && value !== '' && value.length <= longest;
}
