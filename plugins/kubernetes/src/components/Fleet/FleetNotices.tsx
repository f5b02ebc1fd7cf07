import {
  FleetCluster,
  FleetServiceList,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { Alert } from '../ui';

/** A sentence names no more of them. */
const MOST_NAMES = 6;

const KINDS = [
  { kind: 'gap', severity: 'warning' },
  { kind: 'listing', severity: 'info' },
  { kind: 'leftOut', severity: 'info' },
  { kind: 'limited', severity: 'warning' },
] as const;

/** @internal */
export interface FleetNoticesProps {
  readonly list: Pick<FleetServiceList, 'clusters'> &
    Pick<Partial<FleetServiceList>, 'isTruncated'>;
}

/** What the index does not see, or not all of, in words. */
export function FleetNotices(props: FleetNoticesProps) {
  const { clusters, isTruncated } = props.list;
  const t = useText();
  const isOf = (kind: (typeof KINDS)[number]['kind'], cluster: FleetCluster) =>
    kind === 'limited' ? cluster.isLimited : cluster.sight === kind;
  return (
    <>
      {KINDS.map(({ kind, severity }) => {
        const own = clusters.filter(cluster => isOf(kind, cluster));
        if (own.length === 0) return null;
        return (
          <Alert
            key={kind}
            severity={severity}
            title={t(`fleet.notice.${kind}Title`, { count: own.length })}
          >
            <ClusterNames clusters={own} /> {t(`fleet.notice.${kind}Text`)}
          </Alert>
        );
      })}
      {isTruncated && (
        <Alert severity="warning" title={t('fleet.notice.truncatedTitle')}>
          {t('fleet.notice.truncatedText')}
        </Alert>
      )}
    </>
  );
}

function ClusterNames(props: { readonly clusters: readonly FleetCluster[] }) {
  const { clusters } = props;
  const t = useText();
  const names = clusters
    .slice(0, MOST_NAMES)
    .map(({ name, title, message }) =>
      message === undefined ? title ?? name : `${title ?? name} (${message})`,
    )
    .join(', ');
  const more = clusters.length - MOST_NAMES;
  return (
    <>
      {visible(
        more > 0
          ? t('fleet.notice.names', { names, more: String(more) })
          : names,
      )}
      .
    </>
  );
}
