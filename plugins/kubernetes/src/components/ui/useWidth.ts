import { RefObject, useLayoutEffect, useState } from 'react';

/**
 * The inner width of an element in pixels, kept up to date while it is resized;
 * undefined until it is measured, and where nothing can be measured.
 */
export function useWidth(element: RefObject<HTMLElement>): number | undefined {
  const [widthPx, setWidthPx] = useState<number>();
  useLayoutEffect(() => {
    const target = element.current;
    if (!target || typeof ResizeObserver === 'undefined') return undefined;
    const measure = () => {
      const width = target.clientWidth;
      if (width > 0) setWidthPx(width);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(target);
    return () => observer.disconnect();
  }, [element]);
  return widthPx;
}
