/** What the focus can be on in a grid of services has this attribute. */
const STOP = '[data-stop]';
const ROW = '[role="row"]';

/** Where the focus is: the service of the row, and which of its stops, from 0. */
export interface StopPosition {
  readonly entityRef: string;
  readonly index: number;
}

/** Undefined for what is no stop in a row of a service. */
export function toStopPosition(element: Element): StopPosition | undefined {
  const row = element.closest<HTMLElement>(ROW);
  const entityRef = row?.dataset.service;
  if (!row || entityRef === undefined) return undefined;
  const index = listStops(row).findIndex(stop => stop === element);
  return index < 0 ? undefined : { entityRef, index };
}

/** The same stop of a service, or its last one where it has fewer now. */
export function stopOfService(
  grid: Element,
  { entityRef, index }: StopPosition,
): HTMLElement | undefined {
  const row = [...grid.querySelectorAll<HTMLElement>(ROW)].find(
    each => each.dataset.service === entityRef,
  );
  const stops = row ? listStops(row) : [];
  return stops[Math.min(index, stops.length - 1)];
}

/**
 * Where the focus goes from an element of a grid of services when a key is pressed:
 * sideways in its row, up and down to the same stop of the next row that has one.
 *
 * @returns undefined for a key that does not move, and at the edges
 */
export function nextStop(
  key: string,
  isCtrl: boolean,
  here: Element,
): HTMLElement | undefined {
  const row = here.closest(ROW);
  const grid = here.closest('[role="grid"]');
  if (!row || !grid) return undefined;
  if (isCtrl && key !== 'Home' && key !== 'End') return undefined;
  const own = listStops(row);
  const at = own.findIndex(stop => stop === here);
  switch (key) {
    case 'ArrowLeft':
      return own[at - 1];
    case 'ArrowRight':
      return own[at + 1];
    case 'ArrowUp':
      return stopInRow(grid, row, -1, at);
    case 'ArrowDown':
      return stopInRow(grid, row, 1, at);
    case 'Home':
      return isCtrl ? listStops(grid)[0] : own[0];
    case 'End':
      return isCtrl ? listStops(grid).at(-1) : own.at(-1);
    default:
      return undefined;
  }
}

function stopInRow(
  grid: Element,
  row: Element,
  step: 1 | -1,
  at: number,
): HTMLElement | undefined {
  const rows = listRows(grid);
  const next = rows[rows.indexOf(row) + step];
  const stops = next ? listStops(next) : [];
  return stops[Math.min(at, stops.length - 1)];
}

/** Rows in which something can have the focus. */
function listRows(grid: Element): readonly Element[] {
  return [...grid.querySelectorAll(ROW)].filter(row => row.querySelector(STOP));
}

function listStops(within: Element): readonly HTMLElement[] {
  return [...within.querySelectorAll<HTMLElement>(STOP)];
}
