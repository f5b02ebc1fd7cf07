import { PodView, subjectOfPod } from '../../service';
import { ToolLinks } from '../ToolLinks';
import { PodCommands } from './PodCommands';

/** @internal */
export interface PodToolsProps {
  readonly pod: PodView;
}

/** Links to other tools and the Connect button of a pod. */
export function PodTools({ pod }: PodToolsProps) {
  const { cluster, row, findings } = pod;
  const worst = findings.at(0);
  const container = worst?.scope.container;
  return (
    <>
      <ToolLinks
        place="pod"
        cluster={cluster}
        about={{ ...subjectOfPod(pod, container), since: worst?.since }}
        subject={row.name}
      />
      <PodCommands pod={pod} />
    </>
  );
}
