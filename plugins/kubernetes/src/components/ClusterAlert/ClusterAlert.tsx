import {
  ClusterReason,
  discoveryProblem,
  KindProblem,
  podProblem,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { groupBy } from '../../service';
import { WithCode } from '../ui';
import styles from './ClusterAlert.module.css';
import { adviceText, problemText } from './reasonText';
import { lackingLogin, SignIn } from './SignIn';

/** @internal */
export interface ClusterAlertProps {
  readonly cluster: ServiceCluster;
}

/**
 * Why the pods of a cluster are unknown or old, and why its custom resources are unknown;
 * nothing when neither is.
 */
export function ClusterAlert(props: ClusterAlertProps) {
  const { cluster } = props;
  const { state } = cluster;
  const undiscovered = discoveryProblem(cluster);
  return (
    <>
      <PodsAlert cluster={cluster} />
      {state.phase === 'live' && undiscovered && (
        <DiscoveryAlert reason={undiscovered.reason} />
      )}
    </>
  );
}

/** What a cluster serves is asked with the same credential as its pods, so a login is that of the pods. */
function DiscoveryAlert({ reason }: { readonly reason: ClusterReason }) {
  const t = useText();
  return (
    <div className={styles.notice}>
      <p className={styles.title}>
        <WarningIcon />
        {t('cluster.undiscovered')}
      </p>
      <ReasonText
        reason={reason}
        advice={
          reason.code === 'forbidden'
            ? t('cluster.undiscoveredForbidden')
            : t('cluster.undiscoveredAdvice')
        }
      />
    </div>
  );
}

function PodsAlert(props: ClusterAlertProps) {
  const { cluster } = props;
  const { state } = cluster;
  const t = useText();
  const unreadPods = podProblem(cluster);
  const hasFailed = state.phase === 'failed' || state.phase === 'stale';
  const reason = hasFailed ? state.reason : unreadPods?.reason;
  if (!reason) return null;
  const login = lackingLogin(cluster);
  if (login !== undefined) {
    return (
      <div className={styles.notice}>
        <p className={styles.title}>
          <WarningIcon />
          {t('login.title')}
        </p>
        <SignIn login={login} message={reason.message} />
      </div>
    );
  }
  return (
    <div className={styles.notice}>
      <p className={styles.title}>
        <WarningIcon />
        {hasFailed
          ? problemText(reason, t)
          : t(
              reason.code === 'limited'
                ? 'cluster.podsLimited'
                : 'cluster.podsHidden',
            )}
      </p>
      <ReasonText reason={reason} />
    </div>
  );
}

/** @internal */
export interface KindNoticeProps {
  readonly problems: readonly KindProblem[];
}

/** In {@link ClusterAlert}. */
const ALERTED: ReadonlySet<string> = new Set(['Pod', 'CustomResource']);

/** Kinds besides pods that cannot be read, collapsed, as the pods are complete. */
export function KindNotice(props: KindNoticeProps) {
  const t = useText();
  const others = props.problems.filter(({ kind }) => !ALERTED.has(kind));
  return (
    <>
      {groupByReason(others).map(({ kinds, reason }) => (
        <details key={reason.code} className={styles.kinds}>
          <summary>
            <WarningIcon />
            {t(
              reason.code === 'limited'
                ? 'cluster.kindsLimited'
                : 'cluster.kindProblems',
              { kinds: kinds.join(', ') },
            )}
          </summary>
          <ReasonText reason={reason} />
        </details>
      ))}
    </>
  );
}

function ReasonText(props: {
  readonly reason: ClusterReason;
  /** That of the reason when absent. */
  readonly advice?: string;
}) {
  const { message } = props.reason;
  const t = useText();
  return (
    <>
      {message && (
        <p className={styles.words}>
          {t('cluster.says')}: <q>{visible(message)}</q>
        </p>
      )}
      <p>
        <WithCode>{props.advice ?? adviceText(props.reason, t)}</WithCode>
      </p>
    </>
  );
}

function WarningIcon() {
  return (
    <svg className={styles.icon} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M12 4L2.8 20h18.4L12 4zM12 10.5v4M12 17.3v.1" />
    </svg>
  );
}

/** One alert per reason: a missing permission often affects many kinds. */
function groupByReason(problems: readonly KindProblem[]) {
  const groups = groupBy(problems, ({ reason }) => reason.code);
  return [...groups.values()].map(members => ({
    kinds: members.map(({ kind }) => kind),
    reason: members[0].reason,
  }));
}
