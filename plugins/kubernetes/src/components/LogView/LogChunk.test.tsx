import { LinePattern } from '@podlight/backstage-plugin-kubernetes-common';
import { render, screen } from '@testing-library/react';
import { LogChunk, LogChunkProps, ShownLine } from './LogChunk';

const NONE: ReadonlySet<string> = new Set();

const aLine = (number: number, text: string, more = {}): ShownLine => ({
  number,
  text,
  segments: [{ text }],
  ...more,
});

function show(lines: readonly ShownLine[], props: Partial<LogChunkProps> = {}) {
  const chunk = (changes: Partial<LogChunkProps> = {}) => (
    <LogChunk
      lines={lines}
      quoted={NONE}
      showsTimes={false}
      {...props}
      {...changes}
    />
  );
  const { container, rerender } = render(chunk());
  return {
    row: (number: number) => container.querySelector(`[data-line="${number}"]`),
    rerender: (changes: Partial<LogChunkProps>) => rerender(chunk(changes)),
  };
}

describe('LogChunk', () => {
  it('shows times to the millisecond, and only when wanted', () => {
    const line = aLine(1, 'hello', { time: '2026-03-01T12:00:00.123456789Z' });
    const { row, rerender } = show([line]);
    expect(row(1)).toHaveTextContent(/^hello$/);
    rerender({ showsTimes: true });
    expect(row(1)).toHaveTextContent('2026-03-01T12:00:00.123Z hello');
  });

  it('highlights what a finding quotes, whatever the indent', () => {
    const { row } = show([aLine(1, '  Error: no disk '), aLine(2, 'fine')], {
      quoted: new Set(['Error: no disk']),
    });
    expect(row(1)).toHaveAttribute('data-quoted', 'true');
    expect(row(2)).toHaveAttribute('data-quoted', 'false');
  });

  it('is a button only where the keyboard is, pressed where the link leads', () => {
    const { rerender } = show([aLine(1, 'a'), aLine(2, 'b')]);
    expect(screen.queryByRole('button')).not.toBeInTheDocument();
    rerender({ focused: 2, current: 2 });
    expect(screen.getByRole('button', { pressed: true })).toHaveTextContent(
      'b',
    );
  });

  it('marks each hit of the search', () => {
    const pattern: LinePattern = {
      test: () => true,
      hits: () => [
        { start: 0, end: 2 },
        { start: 9, end: 11 },
      ],
    };
    const { row } = show([aLine(1, 'No disk, no luck')], { pattern });
    expect(
      [...(row(1)?.querySelectorAll('mark') ?? [])].map(
        ({ textContent }) => textContent,
      ),
    ).toEqual(['No', 'no']);
  });

  it('makes characters visible that would turn the name of a pod around', () => {
    const { row } = show([
      aLine(1, 'hello', { source: { name: 'web\u202e1', color: 2 } }),
    ]);
    expect(row(1)?.textContent).not.toContain('\u202e');
  });
});
