import { act, fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { aMark } from './testing';
import { useEntryKeys } from './useEntryKeys';

const lane = (cluster: string, ...times: number[]) =>
  times.map(at => ({ ...aMark(at), cluster, key: `${cluster}${at}` }));

const LANES = [
  lane('a', 10, 20),
  lane('b', 12, 40),
  lane('c'),
  lane('d', 5, 11, 90),
];

function Chart({ lanes }: { readonly lanes: typeof LANES }) {
  const root = useRef<HTMLDivElement>(null);
  const { activeKey, onFocus, onKeyDown } = useEntryKeys(root, lanes);
  return (
    <div ref={root} role="presentation" onKeyDown={onKeyDown}>
      {lanes.flat().map(({ key }) => (
        <button
          key={key}
          data-entry={key}
          tabIndex={key === activeKey ? 0 : -1}
          onFocus={() => onFocus(key)}
        >
          {key}
        </button>
      ))}
    </div>
  );
}

const press = (key: string, init = {}) =>
  fireEvent.keyDown(document.activeElement as Element, { key, ...init });
const focused = () => document.activeElement?.textContent;
const tabStops = () =>
  screen
    .getAllByRole('button')
    .filter(({ tabIndex }) => tabIndex === 0)
    .map(({ textContent }) => textContent);

it.each([
  ['ArrowRight', 'a10', 'a20'],
  ['ArrowRight', 'a20', 'a20'],
  ['ArrowLeft', 'a20', 'a10'],
  ['ArrowLeft', 'a10', 'a10'],
  ['Home', 'd90', 'd5'],
  ['End', 'd5', 'd90'],
  ['ArrowDown', 'a20', 'b12'],
  ['ArrowDown', 'b12', 'd11'],
  ['ArrowDown', 'd5', 'd5'],
  ['ArrowUp', 'd90', 'b40'],
  ['ArrowUp', 'd5', 'b12'],
  ['ArrowUp', 'b40', 'a20'],
  ['ArrowUp', 'a10', 'a10'],
])('%s leads from %s to %s', (key, from, to) => {
  render(<Chart lanes={LANES} />);
  act(() => screen.getByText(from).focus());
  press(key);
  expect(focused()).toBe(to);
  expect(tabStops()).toEqual([to]);
});

it.each(['altKey', 'ctrlKey', 'metaKey', 'shiftKey'])(
  'leaves arrows with %s to the browser',
  modifier => {
    render(<Chart lanes={LANES} />);
    act(() => screen.getByText('a10').focus());
    expect(press('ArrowRight', { [modifier]: true })).toBe(true);
    expect(focused()).toBe('a10');
  },
);

it('begins at the first entry again when the chosen one is gone', () => {
  const { rerender } = render(<Chart lanes={LANES} />);
  expect(tabStops()).toEqual(['a10']);
  act(() => screen.getByText('b40').focus());
  rerender(<Chart lanes={[lane('a', 20), lane('b', 12)]} />);
  expect(tabStops()).toEqual(['a20']);
});
