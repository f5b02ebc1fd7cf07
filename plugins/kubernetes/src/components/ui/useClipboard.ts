import { useState } from 'react';

/** What is said of a copy. */
interface CopyWords {
  readonly copied: string;
  readonly failed: string;
}

/** Copies texts, and says whether that worked: browsers forbid it on pages without TLS. */
export function useClipboard() {
  const [outcome, setOutcome] = useState('');
  return {
    /** Empty before a copy. */
    outcome,
    /** @param text - A function where it is expensive to make */
    copy: async (
      text: string | (() => string),
      words: CopyWords,
    ): Promise<void> => {
      try {
        await navigator.clipboard.writeText(
          typeof text === 'string' ? text : text(),
        );
        setOutcome(words.copied);
      } catch {
        setOutcome(words.failed);
      }
    },
    forget: () => setOutcome(''),
  };
}
