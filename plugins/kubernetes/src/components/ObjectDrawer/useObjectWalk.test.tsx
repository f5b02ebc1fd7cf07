import { render, screen } from '@testing-library/react';
import { useObjectWalk, walkFrom } from './useObjectWalk';

function Walk() {
  const { position, total } = useObjectWalk('b');
  return (
    <p>{position === undefined ? 'nowhere' : `${position} of ${total}`}</p>
  );
}

describe('useObjectWalk', () => {
  it('follows a list that comes, grows and goes after the details, which do not render for it', async () => {
    render(<Walk />);
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

describe('walkFrom', () => {
  it('goes from row to row', () => {
    expect(walkFrom('b', ['a', 'b', 'c'])).toEqual({
      position: 2,
      total: 3,
      next: 'c',
      previous: 'a',
    });
  });

  it('ends at both ends', () => {
    expect(walkFrom('a', ['a', 'b'])).toMatchObject({ previous: undefined });
    expect(walkFrom('b', ['a', 'b'])).toMatchObject({ next: undefined });
  });

  it('passes an object once that has a row for each cluster', () => {
    expect(walkFrom('a', ['a', 'a', 'b', 'b'])).toMatchObject({
      position: 1,
      total: 2,
      next: 'b',
    });
  });

  it('leads nowhere from an object that is not listed', () => {
    expect(walkFrom('x', ['a', 'b'])).toEqual({ total: 0 });
  });
});
