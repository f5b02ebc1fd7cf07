/** Rows and tiles that stand for a problem have this attribute. */
const PROBLEMS = '[data-problem="true"]';

/** Brings the focus to the filter; false where there is none. */
export function focusFilter(tab: HTMLElement): boolean {
  return focus(tab.querySelector('input[type="search"]'));
}

/**
 * Brings the focus to the next problem after where it is, or to the one before,
 * and from the last to the first; false where there is none.
 */
export function focusProblem(tab: HTMLElement, step: 1 | -1): boolean {
  const problems = [...tab.querySelectorAll(PROBLEMS)];
  const here = document.activeElement;
  const isBeyond = (problem: Element) => {
    if (!here || !tab.contains(here) || here === tab) return true;
    const position = here.compareDocumentPosition(problem);
    if (position & Node.DOCUMENT_POSITION_CONTAINS) return false;
    return Boolean(
      position &
        (step === 1
          ? Node.DOCUMENT_POSITION_FOLLOWING
          : Node.DOCUMENT_POSITION_PRECEDING),
    );
  };
  const inOrder = step === 1 ? problems : problems.reverse();
  const target = inOrder.find(isBeyond) ?? inOrder.at(0);
  if (!target) return false;
  // In a row its last button, which is Help: what to do comes before where to look.
  return focus(
    target.matches('button, a')
      ? target
      : target.querySelector(':scope > button:last-of-type'),
  );
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
