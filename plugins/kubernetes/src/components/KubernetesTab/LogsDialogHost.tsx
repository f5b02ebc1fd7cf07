import { useMemo } from 'react';
import { listCrashes, GroupView, toGroupViews } from '../../service';
import { useText } from '../../i18n/useText';
import { CrashLogsDialog } from '../CrashLogs';
import { MergedLogsDialog } from '../MergedLogs';
import { useShownPods } from '../PodSection';
import { useGroupTitle } from '../StatusGrid';
import { DialogHostProps } from './DialogHostProps';

/** The logs of many pods that the URL asks for: of all crashes, or of the pods in view as one. */
export function LogsDialogHost(props: DialogHostProps) {
  switch (props.open.logs) {
    case 'crashes':
      return <OpenCrashes {...props} />;
    case 'merged':
      return <OpenMerged {...props} />;
    default:
      return null;
  }
}

function OpenCrashes(props: DialogHostProps) {
  const { view, now } = props;
  const crashes = useMemo(() => listCrashes(view.pods, now), [view.pods, now]);
  return (
    <CrashLogsDialog
      entityRef={props.entityRef}
      crashes={crashes}
      state={props.open}
      onChange={props.onOpen}
    />
  );
}

function OpenMerged(props: DialogHostProps) {
  const { open, view } = props;
  const t = useText();
  const groupTitle = useGroupTitle();
  const shown = useShownPods(view.pods, open, props.now);
  const group = useMemo(() => {
    if (open.logsOf === undefined) return undefined;
    const clusters = view.clusters.map(each => each.cluster);
    return findGroup(toGroupViews(shown, clusters, open.group), open.logsOf);
  }, [shown, view.clusters, open.group, open.logsOf]);
  const isWhole = open.logsOf === undefined;
  return (
    <MergedLogsDialog
      entityRef={props.entityRef}
      title={group ? groupTitle(group) : t('merged.inView')}
      isSettled={view.clusterCounts.connecting === 0}
      pods={isWhole ? shown : group?.pods ?? []}
      state={open}
      onChange={props.onOpen}
    />
  );
}

function findGroup(
  groups: readonly GroupView[],
  id: string,
): GroupView | undefined {
  for (const group of groups) {
    if (group.id === id) return group;
    const inner = findGroup(group.groups, id);
    if (inner) return inner;
  }
  return undefined;
}
