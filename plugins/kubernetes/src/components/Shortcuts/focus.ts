import { flushSync } from 'react-dom';

/** Rows and tiles that stand for a problem have this attribute. */
const PROBLEMS = '[data-problem="true"]';

/** Buttons, or what is around one, that show problems when they are pressed. */
const FOLDS = '[data-hides-problems="true"]';

/** Brings the focus to the filter; false where there is none. */
export function focusFilter(tab: HTMLElement): boolean {
  return focus(tab.querySelector('input[type="search"]'));
}

/**
 * Brings the focus to the next problem after where it is, or to the one before,
 * and from the last to the first; false where there is none. Opens a fold that hides
 * the next problem.
 */
export function focusProblem(tab: HTMLElement, step: 1 | -1): boolean {
  const before = inOrder(tab, step);
  const target = before.find(each => isBeyond(each, tab, step)) ?? before.at(0);
  if (!target) return false;
  return focus(problemButton(unfold(target, before, tab, step)));
}

/** What a fold hides may be in another one. */
const MAX_FOLDS = 5;

/** The first problem that shows when folds are opened; the target itself where it is none. */
function unfold(
  target: HTMLElement,
  before: readonly HTMLElement[],
  tab: HTMLElement,
  step: 1 | -1,
): HTMLElement {
  let found = target;
  let shown = before;
  for (let depth = 0; depth < MAX_FOLDS && found.matches(FOLDS); depth += 1) {
    const fold = ownButton(found);
    flushSync(() => fold?.click());
    const known = new Set(shown);
    shown = inOrder(tab, step);
    const revealed = shown.find(each => !known.has(each));
    if (!revealed) return fold ?? found;
    found = revealed;
  }
  return found;
}

function inOrder(tab: HTMLElement, step: 1 | -1): readonly HTMLElement[] {
  const found = [...tab.querySelectorAll<HTMLElement>(`${PROBLEMS},${FOLDS}`)];
  return step === 1 ? found : found.reverse();
}

function isBeyond(problem: Element, tab: HTMLElement, step: 1 | -1): boolean {
  const here = document.activeElement;
  if (!here || !tab.contains(here)) return true;
  const position = here.compareDocumentPosition(problem);
  if (position & Node.DOCUMENT_POSITION_CONTAINS) return false;
  return Boolean(
    position &
      (step === 1
        ? Node.DOCUMENT_POSITION_FOLLOWING
        : Node.DOCUMENT_POSITION_PRECEDING),
  );
}

/** In the row of a cause its last button, which is Help: what to do comes before where to look. */
function problemButton(problem: HTMLElement): HTMLElement | null {
  return problem.matches('button, a')
    ? problem
    : problem.querySelector<HTMLElement>(':scope > button:last-of-type') ??
        problem.querySelector('button');
}

function ownButton(fold: HTMLElement): HTMLElement | null {
  return fold.matches('button') ? fold : fold.querySelector('button');
}

/** The key of the pod that the focus is on, or that is the first of the problem there. */
export function focusedPod(tab: HTMLElement): string | undefined {
  const holder = focusWithin(tab, '[data-pod], [data-about-pod]');
  return holder?.dataset.pod ?? holder?.dataset.aboutPod;
}

/** The key of the pod whose tile or row the focus is on. */
export function focusedTile(tab: HTMLElement): string | undefined {
  return focusWithin(tab, '[data-pod]')?.dataset.pod;
}

/** The id of the problem whose row the focus is in. */
export function focusedFinding(tab: HTMLElement): string | undefined {
  return focusWithin(tab, '[data-finding]')?.dataset.finding;
}

function focusWithin(
  tab: HTMLElement,
  selector: string,
): HTMLElement | undefined {
  const here = document.activeElement;
  const holder = here && tab.contains(here) && here.closest(selector);
  return holder instanceof HTMLElement ? holder : undefined;
}

function focus(element: Element | null): boolean {
  if (!(element instanceof HTMLElement)) return false;
  element.focus();
  return true;
}
