import { render, screen } from '@testing-library/react';
import { useObjectNavigation, navigationFrom } from './useObjectNavigation';

function Navigation() {
  const { position, total } = useObjectNavigation('b');
  return (
    <p>{position === undefined ? 'nowhere' : `${position} of ${total}`}</p>
  );
}

describe('useObjectNavigation', () => {
  it('follows a list that comes, grows and goes after the details, which do not render for it', async () => {
    render(<Navigation />);
    expect(screen.getByText('nowhere')).toBeVisible();
    const { rerender, unmount } = render(<i data-object="b" />);
    expect(await screen.findByText('1 of 1')).toBeVisible();
    rerender(
      <div>
        <i data-object="a" />
        <i data-object="b" />
      </div>,
    );
    expect(await screen.findByText('2 of 2')).toBeVisible();
    rerender(
      <div>
        <i data-object="c" />
        <i data-object="b" />
        <i data-object="d" />
      </div>,
    );
    expect(await screen.findByText('2 of 3')).toBeVisible();
    unmount();
    expect(await screen.findByText('nowhere')).toBeVisible();
  });
});

describe('navigationFrom', () => {
  it('goes from row to row', () => {
    expect(navigationFrom('b', ['a', 'b', 'c'])).toEqual({
      position: 2,
      total: 3,
      next: 'c',
      previous: 'a',
    });
  });

  it('ends at both ends', () => {
    expect(navigationFrom('a', ['a', 'b'])).toMatchObject({
      previous: undefined,
    });
    expect(navigationFrom('b', ['a', 'b'])).toMatchObject({ next: undefined });
  });

  it('passes an object once that has a row for each cluster', () => {
    expect(navigationFrom('a', ['a', 'a', 'b', 'b'])).toMatchObject({
      position: 1,
      total: 2,
      next: 'b',
    });
  });

  it('leads nowhere from an object that is not listed', () => {
    expect(navigationFrom('x', ['a', 'b'])).toEqual({ total: 0 });
  });
});
