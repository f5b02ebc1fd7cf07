import { ServicePod } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { MergedLogsDialog } from '../components/MergedLogs';
import { podKey } from '../viewState';
import {
  KubernetesPart,
  KubernetesPartProps,
  PartContent,
} from './KubernetesPart';
import { useDialogState } from './useDialogState';

const OPEN = { logs: 'merged' } as const;

/** @public */
export interface KubernetesMergedLogsProps extends KubernetesPartProps {
  /** The pods; deleted ones are left out. */
  readonly pods: readonly ServicePod[];
  /** What the pods have in common, in words. */
  readonly title: string;
  readonly onClose: () => void;
}

/**
 * The logs of many pods of an entity as one, by time, in a dialog.
 *
 * @public
 */
export function KubernetesMergedLogs(props: KubernetesMergedLogsProps) {
  return (
    <KubernetesPart
      entity={props.entity}
      live={props.live}
      isQuiet
      initialView={OPEN}
    >
      {content => <Merged {...props} content={content} />}
    </KubernetesPart>
  );
}

function Merged(
  props: KubernetesMergedLogsProps & { readonly content: PartContent },
) {
  const { podsByKey, clusterCounts } = props.content.view;
  const pods = useMemo(
    () =>
      props.pods.flatMap(
        ({ cluster, row }) => podsByKey.get(podKey({ ...row, cluster })) ?? [],
      ),
    [props.pods, podsByKey],
  );
  const [state, change] = useDialogState(props.onClose);
  return (
    <MergedLogsDialog
      entityRef={props.content.entityRef}
      title={props.title}
      pods={pods}
      isSettled={clusterCounts.connecting === 0}
      state={state}
      onChange={change}
    />
  );
}
