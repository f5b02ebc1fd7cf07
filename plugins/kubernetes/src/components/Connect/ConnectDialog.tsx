import { GuidedCluster, useGuidance } from '../../guidance';
import { useText } from '../../useText';
import { useViewState } from '../../viewState';
import { Dialog } from '../ui';
import { ConnectChoices } from './ConnectChoices';
import { ConnectLines } from './ConnectLines';
import styles from './Connect.module.css';

/** Where kubectl is when nobody has said anything. */
const DEFAULT_NAMESPACE = 'default';

/** How to get to the cluster that the URL names; nothing where it names none. */
export function ConnectDialog() {
  const guidance = useGuidance();
  const [{ connect }, change] = useViewState();
  const t = useText();
  if (!connect || !guidance) return null;
  const cluster = guidance.clusters.find(
    ({ head }) => head.name === connect.cluster,
  );
  const title = cluster?.head.title ?? connect.cluster;
  const namespace =
    connect.namespace ?? cluster?.namespaces[0] ?? DEFAULT_NAMESPACE;
  return (
    <Dialog
      title={t('connect.title', { cluster: title })}
      subtitle={t('connect.subtitle')}
      closeLabel={t('connect.close')}
      onClose={() => change({ connect: undefined })}
    >
      <div className={styles.sections}>
        <ConnectChoices
          clusters={guidance.clusters}
          namespaces={namespacesOf(cluster, namespace)}
          chosen={{ ...connect, namespace }}
          onChange={chosen => change({ connect: chosen })}
        />
        {cluster ? (
          <ConnectLines
            key={cluster.head.name}
            cluster={cluster.head}
            namespace={namespace}
            tool={connect.tool}
            selector={guidance.selector}
          />
        ) : (
          <p>
            <strong>{t('connect.gone')}.</strong> {t('connect.goneText')}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** The one that is chosen is always among those to choose from. */
function namespacesOf(
  cluster: GuidedCluster | undefined,
  chosen: string,
): readonly string[] {
  const known = cluster?.namespaces ?? [];
  return known.includes(chosen) ? known : [...known, chosen];
}
