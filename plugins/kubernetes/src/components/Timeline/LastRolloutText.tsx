import {
  LastRollout,
  revisionName,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { useMoment } from '../../format';
import { visible } from '../../format/visible';
import { toRolloutWords } from '../../i18n/toRolloutWords';
import { useText } from '../../i18n/useText';
import { TIMELINE_SPAN_MS } from '../../viewState';
import styles from './Timeline.module.css';

/** The newest rollout of the last day, whose time says most; nothing where none is known. */
export function LastRolloutText(props: {
  readonly clusters: readonly ServiceCluster[];
  /** Milliseconds since 1970, by the clock that wrote the times. */
  readonly now: number;
}) {
  const { clusters, now } = props;
  const t = useText();
  const moment = useMoment(now);
  const last = useMemo(() => findLast(clusters, now), [clusters, now]);
  const time = moment(last?.rollout.at);
  if (!last || time === undefined) return null;
  return (
    <span className={styles.quiet}>
      {visible(
        t('timeline.lastRollout', {
          name: last.name,
          revision: revisionName(last.rollout, toRolloutWords(t)),
          time: last.rollout.isLatestTime ? t('timeline.by', { time }) : time,
        }),
      )}
    </span>
  );
}

interface Found {
  readonly name: string;
  readonly rollout: LastRollout;
  readonly at: number;
}

function findLast(
  clusters: readonly ServiceCluster[],
  now: number,
): Found | undefined {
  let last: Found | undefined;
  for (const { name, lastRollout } of clusters.flatMap(
    ({ workloads }) => workloads,
  )) {
    const at = Date.parse(lastRollout?.at ?? '');
    const isRecent = at <= now && at > now - TIMELINE_SPAN_MS['24h'];
    if (lastRollout && isRecent && at > (last?.at ?? 0)) {
      last = { name, rollout: lastRollout, at };
    }
  }
  return last;
}
