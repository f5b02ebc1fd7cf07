import { totalCount } from '@podlight/backstage-plugin-kubernetes-common';
import { useText } from '../../i18n/useText';
import { HOST, RelationNode, Relations } from '../../service';
import styles from './Relations.module.css';

/** How many there are of the kinds on the way, each kind with what counts as it. */
const STATIONS: readonly (readonly [
  station: 'host' | 'ingress' | 'service' | 'workload',
  belongs: (node: RelationNode) => boolean,
])[] = [
  ['host', ({ resource }) => resource === HOST],
  ['ingress', ({ resource }) => resource === 'Ingress'],
  ['service', ({ resource }) => resource === 'Service'],
  ['workload', ({ isWorkload }) => isWorkload],
];

/** What is on the way from hosts to pods, in numbers. */
export function RelationContents({
  relations: { nodes },
}: {
  readonly relations: Relations;
}) {
  const t = useText();
  const pods = nodes.reduce(
    (sum, { counts }) => sum + (counts ? totalCount(counts) : 0),
    0,
  );
  const texts = STATIONS.flatMap(([station, belongs]) => {
    const count = nodes.filter(belongs).length;
    return count > 0 ? t(`relations.station.${station}`, { count }) : [];
  });
  return (
    <ul className={styles.contents}>
      {[...texts, ...(pods > 0 ? [t('count.pods', { count: pods })] : [])].map(
        text => (
          <li key={text}>{text}</li>
        ),
      )}
    </ul>
  );
}
