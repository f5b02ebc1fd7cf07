import { SeveritySign } from '../StateSign';
import { useText } from '../../i18n/useText';
import { MarkSign } from './MarkSign';
import { TimelineEntry } from './entries';
import { PlacedEntry } from './layOutLane';
import styles from './Timeline.module.css';
import { EntryKeys } from './useEntryKeys';
import { EntryWords } from './useEntryWords';

const SIGN_PX = 14;

/** @internal */
export interface ChartEntryProps {
  readonly placed: PlacedEntry;
  /** CSS pixels. */
  readonly top: number;
  readonly height: number;
  readonly words: EntryWords;
  readonly keys: EntryKeys;
  readonly canOpen: boolean;
  readonly onOpen: (entry: TimelineEntry) => void;
}

/** A mark or a bar in the picture, named by a whole sentence. */
export function ChartEntry(props: ChartEntryProps) {
  const { placed, words, canOpen, keys, onOpen } = props;
  const { entry, left, width, text } = placed;
  const t = useText();
  const sentence = t('timeline.at', {
    time: words.time(entry),
    what: words.what(entry),
  });
  return (
    <li
      className={styles.place}
      style={{ left, width, top: props.top, height: props.height }}
    >
      <button
        type="button"
        className={entry.mark ? styles.mark : styles.problem}
        data-entry={entry.key}
        data-text={text}
        aria-label={sentence}
        aria-disabled={!canOpen || undefined}
        title={sentence}
        tabIndex={entry.key === keys.activeKey ? 0 : -1}
        onFocus={() => keys.onFocus(entry.key)}
        onKeyDown={keys.onKeyDown}
        onClick={() => canOpen && onOpen(entry)}
      >
        {entry.mark ? (
          <>
            <MarkSign kind={entry.mark.fact.kind} />
            {placed.label && (
              <span className={styles.label}>{placed.label}</span>
            )}
          </>
        ) : (
          <Bar {...props} />
        )}
      </button>
    </li>
  );
}

function Bar({ placed, words }: ChartEntryProps) {
  const { entry, barPx, text } = placed;
  const { bar } = entry;
  if (!bar) return null;
  const { severity } = bar.finding;
  const what = (
    <span className={styles.barText}>
      <SeveritySign severity={severity} sizePx={SIGN_PX} />
      <span className={styles.clipped}>{words.what(entry)}</span>
    </span>
  );
  return (
    <>
      <span
        className={styles.bar}
        data-severity={severity}
        data-ending={bar.ending}
        data-open={bar.from === undefined}
        style={{ width: barPx }}
      >
        {text === 'inside' && what}
      </span>
      {text !== 'inside' && what}
    </>
  );
}
