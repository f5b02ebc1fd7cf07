import { render, screen } from '@testing-library/react';
import { useRef } from 'react';
import { useTextWidth } from './useTextWidth';

function Width({ text, isBold }: { text: string; isBold?: boolean }) {
  const element = useRef<HTMLDivElement>(null);
  const measure = useTextWidth(element);
  return (
    <div ref={element} style={{ fontFamily: 'Inter', fontSize: '13px' }}>
      {String(measure?.(text, { isBold }))}
    </div>
  );
}

describe('useTextWidth', () => {
  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'OffscreenCanvas');
  });

  it('measures in the font of the element, with digits as wide as in tables', () => {
    const measured: string[] = [];
    const context = {
      font: '',
      measureText(text: string) {
        measured.push(`${text} in ${context.font}`);
        return { width: 10 * text.length };
      },
    };
    Object.defineProperty(globalThis, 'OffscreenCanvas', {
      configurable: true,
      value: class {
        getContext = () => context;
      },
    });
    render(<Width text="dice-17" isBold />);
    expect(screen.getByText('70')).toBeInTheDocument();
    expect(measured).toContain('dice-00 in 600 13px Inter');
  });

  it('knows nothing where texts cannot be measured', () => {
    render(<Width text="dice" />);
    expect(screen.getByText('undefined')).toBeInTheDocument();
  });
});
