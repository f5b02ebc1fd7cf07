import { act, render } from '@testing-library/react';
import { Announcement } from './Announcement';

describe('an announcement', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const said = (container: HTMLElement) =>
    container.querySelector('[aria-live="polite"]')?.textContent;

  it('is made when the verdict changes, not when only its numbers do', () => {
    const { container, rerender } = render(
      <Announcement about="ready" words="All 4 pods are ready" />,
    );
    expect(said(container)).toBe('');
    rerender(<Announcement about="ready" words="All 5 pods are ready" />);
    expect(said(container)).toBe('');
    rerender(<Announcement about="failing" words="1 of 5 pods is failing" />);
    expect(said(container)).toBe('1 of 5 pods is failing');
    rerender(<Announcement about="failing" words="2 of 5 pods are failing" />);
    expect(said(container)).toBe('1 of 5 pods is failing');
    act(() => jest.advanceTimersByTime(5_000));
    expect(said(container)).toBe('');
  });
});
