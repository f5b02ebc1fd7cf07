/**
 * What is wrong with the layout of the part on this page, in words. Runs in the browser, so it uses
 * nothing from outside of itself.
 */
export function layoutFaults(): string[] {
  const MAX_CONTROLS = 300;
  const CONTROLS =
    'button, a[href], input, select, textarea, summary, [tabindex="0"]';
  const root =
    document.querySelector('[role="dialog"]') ??
    document.querySelector('[data-part]');

  const describe = (element: Element) => {
    const text = (element.textContent ?? '').trim().slice(0, 40);
    const name = text || element.getAttribute('aria-label');
    return `<${element.tagName} class="${element.className}"> “${name}”`;
  };

  const sidewaysFaults = () => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth > clientWidth
      ? [`The page scrolls sideways by ${scrollWidth - clientWidth} px.`]
      : [];
  };

  const clips = (overflow: string) => ['hidden', 'clip'].includes(overflow);
  const isCut = (element: Element) => {
    const style = getComputedStyle(element);
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = element;
    return (
      // Smaller ones are for screen readers only.
      clientWidth > 1 &&
      clientHeight > 1 &&
      // A row shows a text of at most so many lines in full when it is opened.
      style.webkitLineClamp === 'none' &&
      ((clips(style.overflowX) && scrollWidth > clientWidth + 1) ||
        (clips(style.overflowY) && scrollHeight > clientHeight + 1))
    );
  };
  const cutFaults = (within: Element) =>
    [...within.querySelectorAll('*')]
      .filter(
        element =>
          element.textContent?.trim() &&
          element.closest('[title]') === null &&
          isCut(element),
      )
      .map(
        element => `Cut off, and nothing shows the rest: ${describe(element)}`,
      );

  /** The part of an element that its scrolling ancestors let through. */
  const seenRect = (element: Element) => {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    let parent = element.parentElement;
    while (parent) {
      if (getComputedStyle(parent).overflow !== 'visible') {
        const box = parent.getBoundingClientRect();
        left = Math.max(left, box.left);
        top = Math.max(top, box.top);
        right = Math.min(right, box.right);
        bottom = Math.min(bottom, box.bottom);
      }
      parent = parent.parentElement;
    }
    return { element, left, top, right, bottom };
  };
  type Rect = ReturnType<typeof seenRect>;
  const area = (a: Rect) => (a.right - a.left) * (a.bottom - a.top);
  /** A small control may lie on a large one, like the way to help on the corner of an object. */
  const isBadge = (a: Rect, b: Rect) => area(a) * 4 < area(b);
  const overlap = (a: Rect, b: Rect) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 &&
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1 &&
    !isBadge(a, b) &&
    !isBadge(b, a);
  const overlapFaults = (within: Element) => {
    const controls = [...within.querySelectorAll(CONTROLS)]
      // What is out of sight is not laid out until it is scrolled to.
      .filter(each => each.checkVisibility({ contentVisibilityAuto: true }))
      .slice(0, MAX_CONTROLS)
      .map(seenRect)
      .filter(each => each.right - each.left > 1 && each.bottom - each.top > 1);
    return controls.flatMap((a, index) =>
      controls
        .slice(index + 1)
        .filter(b => overlap(a, b))
        .map(b => `${describe(a.element)} and ${describe(b.element)} overlap.`),
    );
  };

  /** Text in neither the font of the page nor that of code. */
  const fontFaults = (within: Element) => {
    const { fontFamily } = getComputedStyle(
      within.querySelector('[data-podlight]') ?? within,
    );
    return [...within.querySelectorAll('[data-podlight] *')]
      .filter(element => {
        const font = getComputedStyle(element).fontFamily;
        return (
          [...element.childNodes].some(
            node => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim(),
          ) &&
          font !== fontFamily &&
          !font.includes('monospace')
        );
      })
      .map(element => `In another font: ${describe(element)}`);
  };

  if (!root) return ['There is no part.'];
  return [
    ...sidewaysFaults(),
    ...cutFaults(root),
    ...overlapFaults(root),
    ...fontFaults(root),
  ];
}
