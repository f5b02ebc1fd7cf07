import { renderInTestApp } from '@backstage/frontend-test-utils';
import { fireEvent, screen } from '@testing-library/react';
import { ShownLine } from './LogChunk';
import { LogView, LogViewProps } from './LogView';

const aLine = (number: number): ShownLine => ({
  number,
  text: `line ${number}`,
  segments: [{ text: `line ${number}` }],
});
const lines = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => aLine(from + i));

async function show(props: Partial<LogViewProps> = {}) {
  renderInTestApp(
    <LogView
      label="Log of dice-1"
      lines={lines(1, 3)}
      isWrapped={false}
      showsTimes={false}
      {...props}
    />,
  );
  const log = await screen.findByRole('log', { name: 'Log of dice-1' });
  return {
    log,
    row: (number: number) =>
      log.querySelector<HTMLElement>(`[data-line="${number}"]`),
  };
}

describe('LogView', () => {
  it('has every line as an element, for the search of the browser', async () => {
    const { log } = await show({ lines: lines(1, 450) });
    expect(log.querySelectorAll('[data-line]')).toHaveLength(450);
  });

  it('cuts chunks by number, so that they stay the same while the oldest lines go', async () => {
    const { row } = await show({ lines: lines(190, 410) });
    const chunk = (number: number) => row(number)?.parentElement;
    expect(chunk(199)).not.toBe(chunk(200));
    expect(chunk(200)).toBe(chunk(399));
    expect(chunk(399)).not.toBe(chunk(400));
  });

  it('is not read out while it grows', async () => {
    const { log } = await show();
    expect(log).toHaveAttribute('aria-live', 'off');
  });

  it('picks the line whose number is clicked, and no other', async () => {
    const onPick = jest.fn();
    const { log, row } = await show({ onPick });
    fireEvent.click(row(2)?.querySelector('code') ?? log);
    expect(onPick).not.toHaveBeenCalled();
    fireEvent.click(row(2)?.querySelector('[data-number]') ?? log);
    expect(onPick).toHaveBeenCalledWith(expect.objectContaining({ number: 2 }));
    expect(log).toHaveAccessibleDescription();
  });

  it('brings the line of a link into view', async () => {
    const scrolled: (string | undefined)[] = [];
    Element.prototype.scrollIntoView = function scrollIntoView() {
      if (this instanceof HTMLElement) scrolled.push(this.dataset.line);
    };
    await show({ current: 3 });
    expect(scrolled).toEqual(['3']);
  });

  it('highlights what a finding quotes', async () => {
    const { row } = await show({ quoted: [' line 2 '] });
    expect(row(2)).toHaveAttribute('data-quoted', 'true');
    expect(row(1)).toHaveAttribute('data-quoted', 'false');
  });
});
