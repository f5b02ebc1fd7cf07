import {
  Finding,
  ObjectRef,
  RolloutAssessment,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ReactNode, useId } from 'react';
import { visible } from '../../format/visible';
import { AgeWords } from '../../format';
import { needsAttention, UnreadCluster } from '../../service';
import { useText } from '../../i18n/useText';
import { PodAddress, useExpandedList } from '../../viewState';
import { Button, Card, Hidden, MoreButton, Skeleton } from '../ui';
import { AttentionRow, EvidenceLocation } from './AttentionRow';
import styles from './NeedsAttention.module.css';
import { UnreadRow } from './UnreadRow';

/** More than this pushes the grid off the screen; the worst come first. */
const ROWS_AT_FIRST = 5;

const NONE_UNREAD: readonly UnreadCluster[] = [];

/** @internal */
export interface NeedsAttentionProps {
  /** Worst first, one per cause. */
  readonly findings: readonly Finding[];
  /** How many findings the filter of the pods hides; none when absent. */
  readonly hidden?: number;
  /** Clears that filter. */
  readonly onShowHidden?: () => void;
  /** Clusters whose pods are unknown; none when absent. */
  readonly unread?: readonly UnreadCluster[];
  /** Clusters have not answered yet, so causes may follow. */
  readonly isLoading?: boolean;
  /** Has such a cluster asked again at once; absent where that cannot be done. */
  readonly onRetry?: (cluster: string) => Promise<void>;
  /** Ages by the second; `ages` when absent. */
  readonly clock?: AgeWords;
  readonly ages: AgeWords;
  readonly onHelp: (finding: Finding) => void;
  /** Containers that have crashed lately. */
  readonly crashes: number;
  /** Leads to the logs of all crashes; absent where they cannot be shown. */
  readonly onCrashLogs?: () => void;
  /** Beside the heading. */
  readonly aside?: ReactNode;
  /** Leads to an object that has a row of its own; absent where there are no such rows. */
  readonly onObject?: (object: ObjectRef) => void;
  /** Leads to the details of a pod; absent where they can't be shown. */
  readonly onPod?: (pod: PodAddress) => void;
  /** Leads to the log or the events that tell most; absent where neither can be shown. */
  readonly onEvidence?: (location: EvidenceLocation) => void;
  /** Leads to what the rollout changed that a cause came with; absent where that cannot be shown. */
  readonly onChanges?: (verdict: RolloutAssessment) => void;
}

/** The list of causes, worst first, then what is good to know; nothing at all when all is well. */
export function NeedsAttention(props: NeedsAttentionProps) {
  const t = useText();
  const urgent = props.findings.filter(needsAttention);
  // The place of causes that may follow is also that of notes, which would move when it goes.
  const isReserved =
    props.isLoading && urgent.length + (props.unread ?? []).length === 0;
  const notes = isReserved
    ? []
    : props.findings.filter(finding => !needsAttention(finding));
  return (
    <>
      <Causes
        {...props}
        list="causes"
        heading={t('attention.heading')}
        countText={count => t('attention.causes', { count })}
        findings={urgent}
        unread={props.unread}
        isLoading={props.isLoading}
        action={
          <span className={styles.actions}>
            {props.aside}
            {props.crashes > 0 && props.onCrashLogs && (
              <Button onClick={props.onCrashLogs}>
                {t('crashes.open', { total: String(props.crashes) })}
              </Button>
            )}
          </span>
        }
      />
      <Causes
        {...props}
        list="notes"
        heading={t('attention.notes')}
        countText={count => String(count)}
        findings={notes}
        unread={NONE_UNREAD}
        isLoading={false}
      />
      {props.hidden !== undefined && props.hidden > 0 && (
        <p className={styles.hidden} role="status">
          {t('attention.hidden', { count: props.hidden })}
          {props.onShowHidden && (
            <Button kind="text" onClick={props.onShowHidden}>
              {t('attention.showHidden')}
            </Button>
          )}
        </p>
      )}
    </>
  );
}

function Causes(
  props: NeedsAttentionProps & {
    /** Among the long lists of the view. */
    readonly list: string;
    readonly heading: string;
    readonly action?: ReactNode;
    readonly countText: (count: number) => string;
  },
) {
  const { findings, unread = NONE_UNREAD } = props;
  const headingId = useId();
  const [showsAll, setShowsAll] = useExpandedList(props.list);
  const t = useText();
  const heading = visible(props.heading);
  const total = findings.length + unread.length;
  if (total === 0) return props.isLoading ? <CausesSkeleton /> : null;
  const shown = showsAll ? findings : findings.slice(0, ROWS_AT_FIRST);
  return (
    <Card className={styles.card} labelledBy={headingId}>
      <div className={styles.head}>
        <h3 id={headingId} className={styles.heading}>
          {findings.length > 0 ? (
            <>
              <Hidden>{`${heading}: ${props.countText(
                findings.length,
              )}`}</Hidden>
              <span aria-hidden="true">{heading}</span>
              <span className={styles.total} aria-hidden="true">
                {props.countText(findings.length)}
              </span>
            </>
          ) : (
            heading
          )}
        </h3>
        {props.action}
      </div>
      <ul>
        {unread.map(cluster => (
          <UnreadRow
            key={cluster.name}
            cluster={cluster}
            clock={props.clock ?? props.ages}
            onRetry={props.onRetry}
          />
        ))}
        {shown.map(finding => (
          <AttentionRow
            key={finding.id}
            finding={finding}
            ages={props.ages}
            onHelp={props.onHelp}
            onObject={props.onObject}
            onPod={props.onPod}
            onEvidence={props.onEvidence}
            onChanges={props.onChanges}
          />
        ))}
      </ul>
      {findings.length > ROWS_AT_FIRST && (
        <div className={styles.more}>
          <MoreButton
            isWhole={showsAll}
            more={t('attention.showAll', { total: String(total) })}
            fewer={t('attention.showFewer')}
            hidesProblems
            onToggle={setShowsAll}
          />
        </div>
      )}
    </Card>
  );
}

/** Halfway between no list and a list of one cause, so that neither moves what follows by much. */
function CausesSkeleton() {
  return (
    <div aria-hidden="true">
      <Card className={styles.place}>
        <Skeleton width={180} height={20} />
      </Card>
    </div>
  );
}
