import { ObjectRef } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { objectAddress, PodView, toGroupViews } from '../../service';
import { DEFAULT_LOG_STATE } from '../../viewState';
import { PodDrawer, usePodNavigation } from '../PodDrawer';
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
  const navigation = usePodNavigation(groups, pod.key, next =>
    onOpen({
      pod: { ...next.row, cluster: next.cluster },
      log: { ...open.log, line: undefined },
    }),
  );
  const rows = useMemo(
    () =>
      new Set(
        view.clusters
          .filter(({ cluster: { head } }) => head.name === pod.cluster)
          .flatMap(({ cluster }) => [...cluster.workloads, ...cluster.objects])
          .map(objectAddress),
      ),
    [view.clusters, pod.cluster],
  );
  return (
    <PodDrawer
      entityRef={props.entityRef}
      pod={pod}
      state={open}
      ages={props.ages}
      navigation={navigation}
      onChange={onOpen}
      onHelp={finding => onOpen({ finding: finding.id })}
      hasDetails={object => rows.has(objectAddress(object))}
      onObject={(object: ObjectRef) =>
        onOpen({
          ...{ pod: undefined, tab: 'overview', log: DEFAULT_LOG_STATE },
          ...{ object: objectAddress(object), objectCluster: pod.cluster },
        })
      }
    />
  );
}
