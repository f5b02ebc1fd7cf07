import { RefObject, useEffect, useLayoutEffect, useState } from 'react';

/** How wide a text is in pixels, in one line. */
export type MeasureText = (
  text: string,
  options?: { readonly isBold?: boolean },
) => number;

/** The font weights of values and of heads. */
const NORMAL = '400';
const BOLD = '600';

/**
 * Measures texts in the font of an element; undefined until it is known, and where nothing can be
 * measured.
 */
export function useTextWidth(
  element: RefObject<HTMLElement>,
): MeasureText | undefined {
  const [measure, setMeasure] = useState<MeasureText>();
  const [loads, setLoads] = useState(0);
  useEffect(() => {
    const { fonts } = document;
    if (!fonts?.addEventListener) return undefined;
    const count = () => setLoads(before => before + 1);
    fonts.addEventListener('loadingdone', count);
    return () => fonts.removeEventListener('loadingdone', count);
  }, []);
  useLayoutEffect(() => {
    const found = element.current && measureIn(element.current);
    setMeasure(() => found ?? undefined);
  }, [element, loads]);
  return measure;
}

function measureIn(element: HTMLElement): MeasureText | undefined {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  const context = new OffscreenCanvas(1, 1).getContext('2d');
  if (!context) return undefined;
  const { fontFamily, fontSize } = getComputedStyle(element);
  return (text, { isBold = false } = {}) => {
    context.font = `${isBold ? BOLD : NORMAL} ${fontSize} ${fontFamily}`;
    // Digits of tables are as wide as the widest one.
    return context.measureText(text.replace(/\d/g, '0')).width;
  };
}
