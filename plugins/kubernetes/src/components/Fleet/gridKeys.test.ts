import { nextStop, stopOfService, toStopPosition } from './gridKeys';

let grid: HTMLElement;
const stop = (id: string) => grid.querySelector(`#${id}`) as HTMLElement;

beforeEach(() => {
  document.body.innerHTML = `
    <div role="grid">
      <div role="row"><b>Heads, in which nothing has the focus</b></div>
      <div role="row" data-service="a">
        <i data-stop id="a0"></i><i data-stop id="a1"></i><i data-stop id="a2"></i>
      </div>
      <div role="row"><b>A group</b></div>
      <div role="row" data-service="b"><i data-stop id="b0"></i><u id="no"></u></div>
      <div role="row" data-service="c">
        <i data-stop id="c0"></i><i data-stop id="c1"></i>
      </div>
    </div>
    <i data-stop id="outside"></i>`;
  grid = document.querySelector('[role=grid]') as HTMLElement;
});

it.each([
  ['ArrowRight', 'a0', 'a1'],
  ['ArrowRight', 'a2', undefined],
  ['ArrowLeft', 'a1', 'a0'],
  ['ArrowLeft', 'a0', undefined],
  ['ArrowDown', 'a0', 'b0'],
  ['ArrowDown', 'a2', 'b0'],
  ['ArrowDown', 'b0', 'c0'],
  ['ArrowDown', 'c1', undefined],
  ['ArrowUp', 'c1', 'b0'],
  ['ArrowUp', 'a1', undefined],
  ['Home', 'c1', 'c0'],
  ['End', 'a0', 'a2'],
  ['Tab', 'a0', undefined],
  ['Ctrl+Home', 'c1', 'a0'],
  ['Ctrl+End', 'a0', 'c1'],
  ['Ctrl+ArrowRight', 'a0', undefined],
  ['Ctrl+ArrowDown', 'a0', undefined],
])('%s leads from %s to %s', (keys, from, to) => {
  const key = keys.replace('Ctrl+', '');
  expect(nextStop(key, key !== keys, stop(from))?.id).toBe(to);
});

it('leads nowhere from outside of a grid', () => {
  const outside = document.getElementById('outside') as HTMLElement;
  expect(nextStop('ArrowDown', false, outside)).toBeUndefined();
  expect(toStopPosition(outside)).toBeUndefined();
});

it('finds a stop of a service again, or its last one', () => {
  const position = toStopPosition(stop('a1'));
  expect(position).toEqual({ entityRef: 'a', index: 1 });
  expect(stopOfService(grid, { entityRef: 'a', index: 1 })?.id).toBe('a1');
  expect(stopOfService(grid, { entityRef: 'b', index: 2 })?.id).toBe('b0');
  expect(stopOfService(grid, { entityRef: 'z', index: 0 })).toBeUndefined();
  expect(toStopPosition(stop('no'))).toBeUndefined();
});
