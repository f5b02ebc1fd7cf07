import {
  Finding,
  ManagerRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { type OwnedCluster, useAffectedClusters } from '../../guidance';
import { useText } from '../../i18n/useText';
import { groupBy, isAboutReplicas } from '../../service';
import styles from './HelpDialog.module.css';

/** @internal */
export interface ManagedNoteProps {
  readonly finding: Finding;
  /** What the help says to run. */
  readonly commands: readonly string[];
}

/** Who would undo a change made by hand to the finding's workload, and where a lasting one is made. */
export function ManagedNote({ finding, commands }: ManagedNoteProps) {
  const t = useText();
  const clusters = useAffectedClusters(finding) ?? [];
  const scaledBy = clusters.find(each => each.ownership?.scaledBy)?.ownership
    ?.scaledBy;
  const operatedBy = clusters.find(each => each.ownership?.operatedBy)
    ?.ownership?.operatedBy;
  const object = visible(`${finding.scope.kind} ${finding.scope.name}`);
  return (
    <>
      {groupByManager(clusters).map(({ manager, names }) => (
        <ManifestNote
          key={`${manager.tool} ${manager.name}`}
          manager={manager}
          object={object}
          // Elsewhere another tool manages it, or none does.
          clusters={names.length < clusters.length ? names : undefined}
        />
      ))}
      {operatedBy && (
        <p className={styles.managed}>
          {t('help.operatedBy', { object, ...operatedBy })}
        </p>
      )}
      {scaledBy && isAboutReplicas(finding, commands) && (
        <p className={styles.managed}>
          {t('help.scaledBy', { object, ...scaledBy })}
        </p>
      )}
    </>
  );
}

interface Managed {
  readonly manager: ManagerRow;
  readonly names: readonly string[];
}

function groupByManager(clusters: readonly OwnedCluster[]): readonly Managed[] {
  const groups = groupBy(
    clusters,
    ({ managedBy }) =>
      managedBy && JSON.stringify([managedBy.tool, managedBy.name]),
  );
  return [...groups.values()].flatMap(members => {
    const manager = members.at(-1)?.managedBy;
    return manager ? [{ manager, names: members.map(({ name }) => name) }] : [];
  });
}

function ManifestNote(props: {
  readonly manager: ManagerRow;
  readonly object: string;
  /** All that the finding is in when absent. */
  readonly clusters?: readonly string[];
}) {
  const { manager, object, clusters } = props;
  const t = useText();
  const words = {
    tool: manager.tool,
    manager: visible(manager.name),
    object,
  };
  return (
    <div className={styles.managed}>
      {clusters && (
        <p className={styles.where}>
          {t('help.inClusters', {
            count: clusters.length,
            clusters: visible(clusters.join(', ')),
          })}
        </p>
      )}
      <p>
        {manager.tool === 'Helm'
          ? t('help.managedByHelm', words)
          : t('help.managedByGitOps', words)}
      </p>
    </div>
  );
}
