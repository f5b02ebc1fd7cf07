import {
  isOutOfSight,
  totalCount,
} from '@podlight/backstage-plugin-kubernetes-common';
import { ReactNode, useId } from 'react';
import { visible } from '../../format/visible';
import { AgeWords, useDimensionText } from '../../format';
import { countExpected, GroupView, hasProblem } from '../../service';
import { useText } from '../../i18n/useText';
import { ConnectButton } from '../Connect';
import { StateBar } from '../ServiceSummary';
import { StateSign } from '../StateSign';
import { ToolLinks } from '../ToolLinks';
import { Button, FoldButton } from '../ui';
import styles from './GroupHead.module.css';
import { groupTools } from './groupTools';

/** @internal */
export interface GroupHeadProps {
  readonly group: GroupView;
  /** 4 for a group, 5 for one inside of another. */
  readonly level: 4 | 5;
  readonly isOpen: boolean;
  readonly ages: AgeWords;
  readonly onToggle: (group: GroupView) => void;
  readonly onLogs: (group: GroupView) => void;
  /** Few tiles are in place of the bar, which would say the same; its room is kept for them. */
  readonly isBarLeftOut?: boolean;
}

/** A head, and what is below it or, as few tiles, beside it: within one box, as what moves in another loses the focus. */
export function GroupFrame(props: {
  readonly level: 4 | 5;
  readonly children: ReactNode;
}) {
  return (
    <div className={styles.frame}>
      <div className={styles.head} data-level={props.level}>
        {props.children}
      </div>
    </div>
  );
}

/** A part of a {@link GroupFrame}: on lines of its own, or beside the head. */
export function GroupPart(props: {
  readonly isBeside?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={props.isBeside ? styles.beside : styles.below}>
      {props.children}
    </div>
  );
}

/** Title and state of a group, with a button to fold it; within a {@link GroupFrame}. */
export function GroupHead(props: GroupHeadProps) {
  const { group, isOpen, level } = props;
  const { counts, cluster } = group;
  const titleId = useId();
  const t = useText();
  const title = useGroupTitle()(group);
  const total = totalCount(counts);
  // None of pods that have ended, of which "0/0 ready" would say nothing.
  const expected = countExpected(counts);
  const Heading = `h${level}` as const;
  return (
    <>
      <Heading className={styles.name}>
        {total > 0 ? (
          <FoldButton
            isOpen={isOpen}
            labelledBy={titleId}
            hidesProblems={!isOpen && group.pods.some(hasProblem)}
            onToggle={() => props.onToggle(group)}
          >
            <StateSign state={group.sign} sizePx={18} />
            <span id={titleId}>{visible(title)}</span>
          </FoldButton>
        ) : (
          <span className={styles.plain}>
            <StateSign state={group.sign} sizePx={18} />
            {visible(title)}
          </span>
        )}
      </Heading>
      <div className={styles.about}>
        {cluster && <ClusterFacts cluster={cluster} {...props} />}
        {group.problems.length > 0 && (
          <span className={styles.fact}>{causesText(group, t)}</span>
        )}
        <div className={styles.tools}>
          {total > 0 && (
            <Button
              kind="text"
              label={t('merged.openGroup', { group: title })}
              onClick={() => props.onLogs(group)}
            >
              {t('merged.open')}
            </Button>
          )}
          <GroupTools group={group} title={title} />
        </div>
      </div>
      {/* Its place is kept, or the links would move when the pods come. Where there is little room, tiles below say what the bar does. */}
      <div
        className={styles.end}
        data-picture={total > 0 && (!isOpen || props.isBarLeftOut === true)}
      >
        <span className={styles.ready}>
          {expected > 0 &&
            t('grid.readyShort', {
              ready: String(counts.ready),
              total: String(expected),
            })}
        </span>
        <div className={styles.picture}>
          {total > 0 && !props.isBarLeftOut && (
            <StateBar counts={counts} thin />
          )}
        </div>
      </div>
    </>
  );
}

/** The causes that no pod's state shows, as the summary counts them. */
function causesText(
  { problems, worst }: GroupView,
  t: ReturnType<typeof useText>,
): string {
  const isTrouble = worst && worst !== 'ready' && worst !== 'completed';
  return t(isTrouble ? 'group.otherCauses' : 'attention.causes', {
    count: problems.length,
  });
}

/** Ways out of the tab: to the cluster, and to what other tools know of the group. */
function GroupTools(props: {
  readonly group: GroupView;
  readonly title: string;
}) {
  const { group, title } = props;
  const tools = groupTools(group);
  if (!tools) return null;
  return (
    <>
      <ToolLinks {...tools} subject={title} />
      {group.cluster && (
        <ConnectButton
          cluster={tools.cluster}
          namespace={tools.about.namespace}
        />
      )}
    </>
  );
}

/** Names a group; clusters by their title. */
export function useGroupTitle(): (group: GroupView) => string {
  const words = useDimensionText();
  return ({ dimension, value, title }) =>
    title ?? words.valueText(dimension, value);
}

function ClusterFacts(
  props: GroupHeadProps & {
    readonly cluster: NonNullable<GroupView['cluster']>;
  },
) {
  const { cluster } = props;
  const { head, state, lastGoodAt } = cluster;
  const t = useText();
  return (
    <>
      {head.region && (
        <span className={styles.fact}>{visible(head.region)}</span>
      )}
      {state.phase === 'connecting' && (
        <span className={styles.fact}>{t('grid.asking')}…</span>
      )}
      {isOutOfSight(cluster) && props.group.pods.length > 0 && lastGoodAt && (
        <span className={styles.stale}>
          {t('grid.staleFrom', { ago: props.ages.ago(lastGoodAt) })}
        </span>
      )}
    </>
  );
}
