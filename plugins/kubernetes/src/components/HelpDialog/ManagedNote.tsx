import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { useAffectedClusters } from '../../guidance';
import { useText } from '../../i18n/useText';
import styles from './HelpDialog.module.css';

/** Where a lasting change is made, if a tool applies the manifest of the finding's workload. */
export function ManagedNote({ finding }: { readonly finding: Finding }) {
  const t = useText();
  const manager = useAffectedClusters(finding)?.find(
    ({ managedBy }) => managedBy,
  )?.managedBy;
  if (!manager) return null;
  const words = {
    tool: manager.tool,
    manager: visible(manager.name),
    object: visible(`${finding.scope.kind} ${finding.scope.name}`),
  };
  return (
    <p className={styles.managed}>
      {manager.tool === 'Helm'
        ? t('help.managedByHelm', words)
        : t('help.managedByGitOps', words)}
    </p>
  );
}
