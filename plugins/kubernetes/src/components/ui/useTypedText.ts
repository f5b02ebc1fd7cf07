import { useEffect, useState } from 'react';

/** Long enough that a word is one change of the URL: browsers allow a hundred in half a minute. */
const TYPING_PAUSE_MS = 200;

/**
 * The text of a search box, which is ahead of the URL while the user types and
 * follows it when it changes for another reason.
 *
 * @param onChange - Must keep its identity between renders
 */
export function useTypedText(
  value: string,
  onChange: (value: string) => void,
): [string, (text: string) => void] {
  const [text, setText] = useState(value);
  const [known, setKnown] = useState(value);
  const [sent, setSent] = useState(value);
  if (value !== known) {
    setKnown(value);
    if (value !== sent) {
      setText(value);
      setSent(value);
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
