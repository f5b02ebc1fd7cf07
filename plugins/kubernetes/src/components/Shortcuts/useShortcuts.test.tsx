import { fireEvent, render, screen } from '@testing-library/react';
import { ShortcutActions, useShortcuts } from './useShortcuts';

interface Props {
  readonly actions?: ShortcutActions;
  readonly place?: 'left' | 'right' | 'none';
}

const Pod = () => <button data-pod="eu/shop/web">web</button>;

/** A tab that draws a pod in one of two places. */
function Page({ actions = {}, place = 'left' }: Props) {
  const ref = useShortcuts(actions);
  return (
    <>
      <main ref={ref} tabIndex={-1}>
        <div>{place === 'left' && <Pod />}</div>
        <p>{place === 'right' && <Pod />}</p>
        <input aria-label="Filter" />
      </main>
      <button>Outside</button>
    </>
  );
}

const pod = () => screen.getByRole('button', { name: 'web' });

it('does what a key stands for by now, and leaves the key alone where that does not apply', () => {
  const first = jest.fn(() => true);
  const { rerender } = render(<Page actions={{ group: first }} />);
  const second = jest.fn(() => false);
  expect(fireEvent.keyDown(pod(), { key: 'g' })).toBe(false);
  rerender(<Page actions={{ group: second }} />);
  expect(fireEvent.keyDown(pod(), { key: 'g' })).toBe(true);
  expect(fireEvent.keyDown(pod(), { key: 'l' })).toBe(true);
  fireEvent.keyDown(screen.getByLabelText('Filter'), { key: 'g' });
  fireEvent.keyDown(screen.getByText('Outside'), { key: 'g' });
  expect(first).toHaveBeenCalledTimes(1);
  expect(second).toHaveBeenCalledTimes(1);
  expect(second).toHaveBeenCalledWith(screen.getByRole('main'));
});

it('follows the pod that had the focus to where it is drawn now', () => {
  const { rerender } = render(<Page />);
  pod().focus();
  rerender(<Page place="right" />);
  expect(pod()).toHaveFocus();
});

it('keeps the focus in the tab when the pod is gone', () => {
  const { rerender } = render(<Page />);
  pod().focus();
  rerender(<Page place="none" />);
  expect(screen.getByRole('main')).toHaveFocus();
});

it('leaves the focus where the reader has moved it', () => {
  const { rerender } = render(<Page />);
  pod().focus();
  screen.getByText('Outside').focus();
  rerender(<Page place="right" />);
  expect(screen.getByText('Outside')).toHaveFocus();
});

it('gives the focus back to no pod that lost it before it went away', () => {
  const { rerender } = render(<Page />);
  pod().focus();
  pod().blur();
  rerender(<Page place="right" />);
  expect(document.body).toHaveFocus();
});

it('leaves the focus where an action has put it when the pod went away', () => {
  const { rerender } = render(<Page />);
  const old = pod();
  old.focus();
  // As a drawer does that opens in the same moment: the tile is gone, so that it does not lose the focus.
  const stop = (event: Event) => event.stopPropagation();
  old.addEventListener('focusout', stop);
  screen.getByText('Outside').focus();
  rerender(<Page place="right" />);
  expect(screen.getByText('Outside')).toHaveFocus();
});
