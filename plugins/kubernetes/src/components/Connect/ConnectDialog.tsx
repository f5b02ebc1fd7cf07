import { GuidedCluster, useGuidance, useTool } from '../../guidance';
import { PodView } from '../../service';
import { useText } from '../../i18n/useText';
import { useViewState } from '../../viewState';
import { Dialog } from '../ui';
import { ConnectChoices } from './ConnectChoices';
import { ConnectLines } from './ConnectLines';
import styles from './Connect.module.css';
import { PodCommands } from './PodCommands';

/** kubectl's namespace when none is given. */
const DEFAULT_NAMESPACE = 'default';

/** @internal */
export interface ConnectDialogProps {
  /** The open pod; its commands are shown while its cluster and namespace are selected. */
  readonly pod?: PodView;
}

/** Commands for the cluster that the URL names; renders nothing without one. */
export function ConnectDialog({ pod }: ConnectDialogProps) {
  const guidance = useGuidance();
  const [{ connect }, change] = useViewState();
  const [, chooseTool] = useTool();
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
          namespaces={listNamespaces(cluster, namespace)}
          chosen={{ ...connect, namespace }}
          onChange={chosen => {
            if (chosen.tool !== connect.tool) chooseTool(chosen.tool);
            change({ connect: chosen });
          }}
        />
        {cluster ? (
          <ConnectLines
            key={cluster.head.name}
            cluster={cluster.head}
            namespace={namespace}
            tool={connect.tool}
            selector={guidance.selector}
            pods={cluster.seen.filter(row => row.namespace === namespace)}
          >
            {pod?.cluster === cluster.head.name &&
              pod.row.namespace === namespace && (
                <PodCommands
                  key={pod.key}
                  pod={pod}
                  tool={connect.tool}
                  title={t('podCommands.of', { pod: pod.row.name })}
                />
              )}
          </ConnectLines>
        ) : (
          <p>
            <strong>{t('connect.gone')}.</strong> {t('connect.goneText')}
          </p>
        )}
      </div>
    </Dialog>
  );
}

/** Always includes the selected one. */
function listNamespaces(
  cluster: GuidedCluster | undefined,
  chosen: string,
): readonly string[] {
  const known = cluster?.namespaces ?? [];
  return known.includes(chosen) ? known : [...known, chosen];
}
