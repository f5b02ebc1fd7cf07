import { fireEvent, render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { ShownLine } from './LogChunk';
import { useLineNavigation } from './useLineNavigation';

const aLine = (number: number): ShownLine => ({
  number,
  text: `line ${number}`,
  segments: [{ text: `line ${number}` }],
});

interface NavigationProps {
  readonly lines: readonly ShownLine[];
  readonly start?: number;
  readonly onPick?: (line: ShownLine) => void;
}

function Navigation({ lines, start, onPick }: NavigationProps) {
  const box = useRef<HTMLDivElement>(null);
  const navigation = useLineNavigation(box, lines, start, onPick);
  return (
    <div role="presentation" onKeyDown={navigation.onKeyDown}>
      <div ref={box} role="log" aria-label="Log" tabIndex={-1}>
        {lines.map(({ number, text }) => (
          <div key={number} data-line={number} tabIndex={-1}>
            {text}
          </div>
        ))}
      </div>
      <button type="button" onClick={navigation.leave}>
        Leave
      </button>
    </div>
  );
}

const LINES = Array.from({ length: 40 }, (_, i) => aLine(i + 1));

function show(props: Partial<NavigationProps> = {}) {
  const onPick = jest.fn();
  render(<Navigation lines={LINES} onPick={onPick} {...props} />);
  const box = screen.getByRole('log');
  box.focus();
  const press = (...keys: readonly string[]) => {
    for (const key of keys) {
      fireEvent.keyDown(document.activeElement ?? box, { key });
    }
    return document.activeElement?.textContent;
  };
  return { onPick, box, press };
}

describe('useLineNavigation', () => {
  it('enters at the line that the log is at, else at the last one', () => {
    expect(show({ start: 7 }).press('Enter')).toBe('line 7');
    document.body.replaceChildren();
    expect(show().press('Enter')).toBe('line 40');
  });

  it.each([
    [['ArrowUp'], 'line 19'],
    [['ArrowDown', 'ArrowDown'], 'line 22'],
    [['PageUp'], 'line 5'],
    [['PageDown'], 'line 35'],
    [['PageUp', 'PageUp'], 'line 1'],
    [['PageDown', 'PageDown'], 'line 40'],
    [['Home', 'ArrowUp'], 'line 1'],
    [['End', 'ArrowDown'], 'line 40'],
    [['x'], 'line 20'],
  ])('goes with %j from line 20 to %s', (keys, expected) => {
    expect(show({ start: 20 }).press('Enter', ...keys)).toBe(expected);
  });

  it('picks with Enter and Space, and stays', () => {
    const { onPick, press } = show({ start: 20 });
    press('Enter', 'Enter', 'ArrowDown');
    expect(press(' ')).toBe('line 21');
    expect(onPick.mock.calls.map(([{ number }]) => number)).toEqual([20, 21]);
  });

  it('leads back to the box with Escape, which does not close the drawer', () => {
    const outer = jest.fn();
    const { box, press } = show({ start: 20 });
    document.body.addEventListener('keydown', outer);
    press('Enter', 'Escape');
    document.body.removeEventListener('keydown', outer);
    expect(box).toHaveFocus();
    expect(outer).not.toHaveBeenCalled();
  });

  it('leaves keys alone that the browser or the page has', () => {
    const { box, press } = show({ start: 20 });
    press('ArrowDown');
    expect(box).toHaveFocus();
    fireEvent.keyDown(box, { key: 'Enter', ctrlKey: true });
    expect(box).toHaveFocus();
  });

  it('does not enter a log that has no lines, or nothing to pick', () => {
    const empty = show({ lines: [] });
    empty.press('Enter');
    expect(empty.box).toHaveFocus();
    document.body.replaceChildren();
    const plain = show({ onPick: undefined });
    plain.press('Enter');
    expect(plain.box).toHaveFocus();
  });
});
