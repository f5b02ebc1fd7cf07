import { KeyboardEvent } from 'react';

/** Whether the focused element handles the key itself: a field, or a horizontal scroller. */
export function isKeyTaken(event: KeyboardEvent): boolean {
  if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return true;
  }
  return (
    event.target instanceof Element &&
    event.target.closest('input, select, textarea, [role="log"], pre') !== null
  );
}
