import { AgeWords } from '../../format';
import { Translate } from '../../i18n/useText';
import { MatrixRow, WorkloadCell } from '../../service';

interface ClusterWords {
  readonly ages: AgeWords;
  readonly clusterTitle: (cluster: string) => string;
}

/** That a cluster runs a version from before the newest rollout; undefined where it does not. */
export function skewSentence(
  { cluster, versions, behind }: WorkloadCell,
  { ages, clusterTitle }: ClusterWords,
  t: Translate,
): string | undefined {
  return (
    behind &&
    t('workloads.stillIn', {
      cluster: clusterTitle(cluster),
      version: versions.join(', '),
      newest: behind.version,
      other: clusterTitle(behind.cluster),
      ago: ages.ago(behind.at),
    })
  );
}

/** Which clusters run a version from before the newest rollout; undefined where none does. */
export function skewWords(
  { cells }: Pick<MatrixRow, 'cells'>,
  clusterTitle: (cluster: string) => string,
  t: Translate,
): string | undefined {
  const behind = cells.filter(
    (cell): cell is WorkloadCell =>
      cell.type === 'present' && cell.behind !== undefined,
  );
  const [first] = behind;
  if (!first?.behind) return undefined;
  const versions = new Set(behind.map(cell => cell.versions.join(', ')));
  return versions.size === 1
    ? t('workloads.behind', {
        count: behind.length,
        cluster: clusterTitle(first.cluster),
        version: [...versions][0],
      })
    : t('workloads.behindNewest', {
        total: String(behind.length),
        newest: first.behind.version,
      });
}
