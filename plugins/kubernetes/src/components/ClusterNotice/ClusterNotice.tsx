import {
  ClusterReason,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { AgeWords } from '../../format';
import { useText } from '../../useText';
import styles from './ClusterNotice.module.css';
import { reasonKey } from './reasonKey';

/** @internal */
export interface ClusterNoticeProps {
  readonly cluster: ServiceCluster;
  readonly ages: AgeWords;
}

/** Why a cluster, or some kinds in it, cannot be read; nothing when all can. */
export function ClusterNotice(props: ClusterNoticeProps) {
  const { cluster, ages } = props;
  const { state, kindProblems } = cluster;
  const t = useText();
  const hasFailed = state.phase === 'failed' || state.phase === 'stale';
  if (!hasFailed && kindProblems.length === 0) return null;
  return (
    <div className={styles.notice}>
      {hasFailed && (
        <Reason
          title={t(`cluster.problem.${reasonKey(state.reason.code)}`)}
          reason={state.reason}
        >
          {cluster.pods.length > 0 && cluster.lastGoodAt && (
            <p>
              {t('cluster.showingOld', { ago: ages.ago(cluster.lastGoodAt) })}
            </p>
          )}
        </Reason>
      )}
      {groupByReason(kindProblems).map(({ kinds, reason }) => (
        <Reason
          key={kinds.join()}
          title={t('cluster.kindProblems', { kinds: kinds.join(', ') })}
          reason={reason}
        />
      ))}
    </div>
  );
}

function Reason(props: {
  readonly title: string;
  readonly reason: ClusterReason;
  readonly children?: React.ReactNode;
}) {
  const t = useText();
  const { code, message } = props.reason;
  return (
    <div className={styles.reason}>
      <p className={styles.title}>
        <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
          <path d="M12 4L2.8 20h18.4L12 4zM12 10.5v4M12 17.3v.1" />
        </svg>
        {props.title}
      </p>
      {message && (
        <p className={styles.words}>
          {t('cluster.says')}: <q>{message}</q>
        </p>
      )}
      <p>{t(`cluster.advice.${reasonKey(code)}`)}</p>
      {props.children}
    </div>
  );
}

/** Kinds that fail for one reason make one notice: a missing right often hits many. */
function groupByReason(problems: ServiceCluster['kindProblems']) {
  const groups = new Map<string, { kinds: string[]; reason: ClusterReason }>();
  for (const { kind, reason } of problems) {
    const group = groups.get(reason.code);
    if (group) group.kinds.push(kind);
    else groups.set(reason.code, { kinds: [kind], reason });
  }
  return [...groups.values()];
}
