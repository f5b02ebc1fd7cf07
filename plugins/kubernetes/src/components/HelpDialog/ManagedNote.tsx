import {
  Finding,
  ManagerRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { useAffectedClusters } from '../../guidance';
import { useText } from '../../i18n/useText';
import styles from './HelpDialog.module.css';

/** Who would undo a change made by hand to the finding's workload, and where a lasting one is made. */
export function ManagedNote({ finding }: { readonly finding: Finding }) {
  const t = useText();
  const clusters = useAffectedClusters(finding) ?? [];
  const { managedBy: manager } =
    clusters.find(({ managedBy }) => managedBy) ?? {};
  const scaledBy = clusters.find(each => each.ownership?.scaledBy)?.ownership
    ?.scaledBy;
  const operatedBy = clusters.find(each => each.ownership?.operatedBy)
    ?.ownership?.operatedBy;
  const object = visible(`${finding.scope.kind} ${finding.scope.name}`);
  return (
    <>
      {manager && <ManifestNote manager={manager} object={object} />}
      {operatedBy && (
        <p className={styles.managed}>
          {t('help.operatedBy', { object, ...operatedBy })}
        </p>
      )}
      {scaledBy && (
        <p className={styles.managed}>
          {t('help.scaledBy', { object, ...scaledBy })}
        </p>
      )}
    </>
  );
}

function ManifestNote(props: {
  readonly manager: ManagerRow;
  readonly object: string;
}) {
  const { manager, object } = props;
  const t = useText();
  const words = {
    tool: manager.tool,
    manager: visible(manager.name),
    object,
  };
  return (
    <p className={styles.managed}>
      {manager.tool === 'Helm'
        ? t('help.managedByHelm', words)
        : t('help.managedByGitOps', words)}
    </p>
  );
}
