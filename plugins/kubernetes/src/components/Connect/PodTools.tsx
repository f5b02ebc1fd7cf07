import { PodView, subjectOfPod } from '../../service';
import { ToolLinks } from '../ToolLinks';
import styles from './Connect.module.css';
import { ConnectButton } from './ConnectButton';
import { PodCommands } from './PodCommands';

/** @internal */
export interface PodToolsProps {
  readonly pod: PodView;
}

/** The ways from a pod to everywhere else: its cluster, other tools, the command line. */
export function PodTools({ pod }: PodToolsProps) {
  const { cluster, row, findings } = pod;
  const worst = findings.at(0);
  const container = worst?.scope.container;
  return (
    <>
      <div className={styles.choices}>
        <ConnectButton cluster={cluster} namespace={row.namespace} />
        <ToolLinks
          place="pod"
          cluster={cluster}
          about={{ ...subjectOfPod(pod, container), since: worst?.since }}
          subject={row.name}
        />
      </div>
      <PodCommands pod={pod} container={container} />
    </>
  );
}
