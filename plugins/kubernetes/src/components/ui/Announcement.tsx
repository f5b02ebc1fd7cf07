import { useEffect, useState } from 'react';
import { Hidden } from './Hidden';

/** Long enough to be spoken; afterwards a reader of the page would find it twice. */
const SPOKEN_MS = 5_000;

/** @internal */
export interface AnnouncementProps {
  /** The words are announced when this changes, but not again for every number in them. */
  readonly about: string;
  readonly words: string;
}

/** Tells screen readers what has changed; nothing at first. */
export function Announcement({ about, words }: AnnouncementProps) {
  const [said, setSaid] = useState({ about, words: '' });
  if (said.about !== about) setSaid({ about, words });
  useEffect(() => {
    if (said.words === '') return undefined;
    const timer = setTimeout(
      () => setSaid({ about: said.about, words: '' }),
      SPOKEN_MS,
    );
    return () => clearTimeout(timer);
  }, [said]);
  return <Hidden isLive>{said.words}</Hidden>;
}
