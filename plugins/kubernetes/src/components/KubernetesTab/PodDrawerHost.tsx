import { useMemo } from 'react';
import { PodView, toGroupViews } from '../../service';
import { PodDrawer, usePodWalk } from '../PodDrawer';
import { useShownPods } from '../PodSection';
import { DialogHostProps } from './DialogHostProps';

/** The details of a pod, with the way to those beside it on the screen. */
export function PodDrawerHost(
  props: DialogHostProps & { readonly pod: PodView },
) {
  const { open, view, pod, onOpen } = props;
  const shown = useShownPods(view.pods, open, props.now);
  const groups = useMemo(
    () =>
      toGroupViews(
        shown,
        view.clusters.map(each => each.cluster),
        open.group,
      ),
    [shown, view.clusters, open.group],
  );
  const walk = usePodWalk(groups, pod.key, next =>
    onOpen({
      pod: { ...next.row, cluster: next.cluster },
      log: { ...open.log, line: undefined },
    }),
  );
  return (
    <PodDrawer
      entityRef={props.entityRef}
      pod={pod}
      state={open}
      ages={props.ages}
      walk={walk}
      onChange={onOpen}
      onHelp={finding => onOpen({ finding: finding.id })}
    />
  );
}
