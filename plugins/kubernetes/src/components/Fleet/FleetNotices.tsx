import {
  FleetCluster,
  FleetServiceList,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { Translate, useText } from '../../i18n/useText';
import { Alert } from '../ui';
import styles from './Fleet.module.css';

/** A sentence names no more of them. */
const MAX_NAMES = 6;

const KINDS = ['gap', 'limited', 'listing', 'leftOut'] as const;

type Kind = (typeof KINDS)[number];

/** These may hide that something is wrong. */
const WARNINGS: readonly Kind[] = ['gap', 'limited'];

/** @internal */
export interface FleetNoticesProps {
  readonly list: Pick<FleetServiceList, 'clusters'> &
    Pick<Partial<FleetServiceList>, 'isTruncated'>;
}

/** What the index does not see, or not all of, in words. */
export function FleetNotices(props: FleetNoticesProps) {
  const { clusters, isTruncated } = props.list;
  const t = useText();
  const notices = KINDS.map(kind => ({
    kind,
    own: clusters.filter(cluster => isOfKind(kind, cluster)),
  })).filter(({ own }) => own.length > 0);
  if (notices.length === 0 && !isTruncated) return null;
  const isWarning =
    isTruncated || notices.some(({ kind }) => WARNINGS.includes(kind));
  return (
    <Alert severity={isWarning ? 'warning' : 'info'}>
      <ul className={styles.notices}>
        {notices.map(({ kind, own }) => (
          <li key={kind}>
            <strong>
              {t(`fleet.notice.${kind}Title`, { count: own.length })}:
            </strong>{' '}
            {clusterNames(own, t)}. {t(`fleet.notice.${kind}Text`)}
          </li>
        ))}
        {isTruncated && (
          <li>
            <strong>{t('fleet.notice.truncatedTitle')}.</strong>{' '}
            {t('fleet.notice.truncatedText')}
          </li>
        )}
      </ul>
    </Alert>
  );
}

function isOfKind(kind: Kind, { isLimited, sight }: FleetCluster): boolean {
  return kind === 'limited' ? isLimited === true : sight === kind;
}

function clusterNames(clusters: readonly FleetCluster[], t: Translate): string {
  const names = clusters
    .slice(0, MAX_NAMES)
    .map(({ name, title, message }) =>
      message === undefined ? title ?? name : `${title ?? name} (${message})`,
    )
    .join(', ');
  const more = clusters.length - MAX_NAMES;
  return visible(
    more > 0 ? t('fleet.notice.names', { names, more: String(more) }) : names,
  );
}
