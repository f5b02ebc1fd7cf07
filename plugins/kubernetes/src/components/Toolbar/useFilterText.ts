import { useEffect, useState } from 'react';

/** Long enough that a word is one change of the URL: browsers allow a hundred in half a minute. */
const TYPING_PAUSE_MS = 200;

/**
 * The text of the filter box, which is ahead of the URL while somebody types
 * and follows it when it changes for another reason.
 */
export function useFilterText(
  filter: string,
  onChange: (filter: string) => void,
): [string, (text: string) => void] {
  const [text, setText] = useState(filter);
  const [known, setKnown] = useState(filter);
  const [sent, setSent] = useState(filter);
  if (filter !== known) {
    setKnown(filter);
    if (filter !== sent) {
      setText(filter);
      setSent(filter);
    }
  }
  useEffect(() => {
    if (text === sent) return undefined;
    const timer = setTimeout(() => {
      setSent(text);
      onChange(text);
    }, TYPING_PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, sent, onChange]);
  return [text, setText];
}
