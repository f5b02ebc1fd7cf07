import {
  Timeline,
  TimelineLane,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { useExpandedList } from '../../viewState';
import { SeveritySign } from '../StateSign';
import { Button, Table, TextButton } from '../ui';
import { listEntries, TimelineEntry } from './entries';
import { MarkSign } from './MarkSign';
import styles from './Timeline.module.css';
import { TimelineChartProps } from './TimelineChart';

/** Rows are all laid out, seen or not. */
const ROWS_AT_FIRST = 40;

type Row = { readonly lane: TimelineLane; readonly at: number } & (
  | { readonly entry: TimelineEntry; readonly gap?: undefined }
  | { readonly gap: TimelineLane['gaps'][number]; readonly entry?: undefined }
);

/** The same as the picture, in rows. */
export function TimelineTable(
  props: Omit<TimelineChartProps, 'widthPx' | 'onTable'>,
) {
  const { timeline, words, clusterTitle } = props;
  const t = useText();
  const [showsAll, setShowsAll] = useExpandedList('timelineRows');
  const rows = useMemo(() => listRows(timeline), [timeline]);
  const shown = showsAll ? rows : rows.slice(0, ROWS_AT_FIRST);
  return (
    <>
      <div className={styles.scroll}>
        <Table caption={t('timeline.caption')} isDense>
          <thead>
            <tr>
              <th scope="col">{t('timeline.column.time')}</th>
              <th scope="col">{t('timeline.column.cluster')}</th>
              <th scope="col">{t('timeline.column.what')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ lane, entry, gap }) => (
              <tr key={entry?.key ?? `${lane.cluster} ${gap?.from}`}>
                <td className={styles.when}>
                  {entry
                    ? words.time(entry)
                    : t('timeline.range', {
                        from: words.clock(gap.from),
                        to: words.clock(gap.to),
                      })}
                </td>
                <td>{visible(clusterTitle(lane.cluster))}</td>
                <td>
                  {entry ? (
                    <What {...props} entry={entry} />
                  ) : (
                    <span className={styles.quiet}>{words.gap(gap)}</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      {timeline.lanes.flatMap(lane =>
        [words.watched(lane), words.untimed(lane)].filter(Boolean).map(note => (
          <p key={`${lane.cluster} ${note}`} className={styles.quiet}>
            {visible(clusterTitle(lane.cluster))}: {note}
          </p>
        )),
      )}
      {rows.length > ROWS_AT_FIRST && (
        <Button kind="text" onClick={() => setShowsAll(!showsAll)}>
          {showsAll
            ? t('timeline.showFewerRows')
            : t('timeline.showRows', { total: String(rows.length) })}
        </Button>
      )}
    </>
  );
}

function listRows({ lanes }: Timeline): readonly Row[] {
  return lanes
    .flatMap((lane): readonly Row[] => [
      ...listEntries(lane).map(entry => ({ lane, entry, at: entry.at })),
      ...lane.gaps.map(gap => ({ lane, gap, at: gap.from })),
    ])
    .sort((a, b) => b.at - a.at);
}

function What(
  props: Pick<TimelineChartProps, 'words' | 'canOpen' | 'onOpen'> & {
    readonly entry: TimelineEntry;
  },
) {
  const { entry, words, canOpen, onOpen } = props;
  const text = words.what(entry);
  return (
    <span className={styles.what}>
      {entry.mark ? (
        <MarkSign kind={entry.mark.fact.kind} />
      ) : (
        <SeveritySign severity={entry.bar.finding.severity} sizePx={16} />
      )}
      {canOpen(entry) ? (
        <TextButton onClick={() => onOpen(entry)}>{text}</TextButton>
      ) : (
        <span>{text}</span>
      )}
    </span>
  );
}
