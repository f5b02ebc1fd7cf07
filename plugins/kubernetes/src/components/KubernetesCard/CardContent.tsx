import { Entity } from '@backstage/catalog-model';
import { totalCount } from '@podlight/backstage-plugin-kubernetes-common';
import {
  useNow,
  UseServiceResult,
} from '@podlight/backstage-plugin-kubernetes-react';
import { useAge, useSpan } from '../../format';
import { isKubernetesAvailable } from '../../isKubernetesAvailable';
import { assessView, needsAttention, useServiceView } from '../../service';
import { useText } from '../../i18n/useText';
import { ConnectionAlert } from '../ConnectionAlert';
import { MissingAnnotation } from '../MissingAnnotation';
import { clusterText, headline, StateBar } from '../ServiceSummary';
import { StateSign } from '../StateSign';
import { Announcement, Skeleton } from '../ui';
import styles from './KubernetesCard.module.css';
import { WorstCause } from './WorstCause';

/** A card is glanced at: nothing in it is worth a redraw each second. */
const CLOCK_INTERVAL_MS = 10_000;

/** @internal */
export interface CardContentProps {
  readonly entity: Entity;
  readonly live: UseServiceResult;
  /** Where the tab is, if there is one. */
  readonly href?: string;
}

/** The verdict, the shares of the states, and the worst cause. */
export function CardContent(props: CardContentProps) {
  const { service, connection, clockOffsetMs, reconnect } = props.live;
  const isCutOff =
    connection.phase === 'lost' || connection.phase === 'refused';
  const view = useServiceView(service, isCutOff);
  const { counts, clusterCounts, findings } = view;
  const ages = useAge(useNow(CLOCK_INTERVAL_MS) + clockOffsetMs);
  const span = useSpan(ages.now);
  const t = useText();
  const trouble = (
    <ConnectionAlert
      connection={connection}
      lastMessageAt={service.lastMessageAt}
      ages={ages}
      onRetry={reconnect}
    />
  );
  if (!service.hello) return isCutOff ? trouble : <CardSkeleton />;
  const verdict = assessView(view);
  const words = headline(verdict, view.unread, span, t);
  const causes = findings.filter(needsAttention);
  return (
    <>
      {isCutOff && trouble}
      <div className={styles.verdict}>
        <StateSign state={verdict.state} sizePx={28} />
        <div>
          <p className={styles.sentence}>{words}</p>
          <Announcement about={verdict.key} words={words} />
          <p className={styles.quiet}>{clusterText(clusterCounts, t)}</p>
        </div>
      </div>
      {totalCount(counts) > 0 && <StateBar counts={counts} />}
      {verdict.key === 'none' && !isKubernetesAvailable(props.entity) && (
        <MissingAnnotation entity={props.entity} />
      )}
      {causes.length > 0 && (
        <WorstCause
          finding={causes[0]}
          others={causes.length - 1}
          href={props.href}
        />
      )}
    </>
  );
}

function CardSkeleton() {
  const t = useText();
  return (
    <div
      role="status"
      aria-label={t('summary.verdict.looking')}
      className={styles.card}
    >
      <Skeleton width={220} height={24} />
      <Skeleton width="100%" height={10} />
    </div>
  );
}
