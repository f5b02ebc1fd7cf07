import { ServicePod } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { CrashLogsDialog } from '../components/CrashLogs';
import { listCrashes } from '../service';
import { podKey } from '../viewState';
import {
  KubernetesPart,
  KubernetesPartProps,
  PartContent,
} from './KubernetesPart';
import { useDialogState } from './useDialogState';

const OPEN = { logs: 'crashes' } as const;

/** @public */
export interface KubernetesCrashLogsProps extends KubernetesPartProps {
  /** Called to open a crashed pod, instead of `onClose`. */
  readonly onOpen: (pod: ServicePod) => void;
  readonly onClose: () => void;
}

/**
 * Every crash of an entity as a dialog: the same errors together, logs side by side.
 *
 * @public
 */
export function KubernetesCrashLogs(props: KubernetesCrashLogsProps) {
  return (
    <KubernetesPart
      entity={props.entity}
      live={props.live}
      isQuiet
      initialView={OPEN}
    >
      {content => <Crashes {...props} content={content} />}
    </KubernetesPart>
  );
}

function Crashes(
  props: KubernetesCrashLogsProps & { readonly content: PartContent },
) {
  const { view, ages, entityRef } = props.content;
  const crashes = useMemo(
    () => listCrashes(view.pods, ages.now),
    [view.pods, ages.now],
  );
  const [state, change] = useDialogState(({ pod }) => {
    const chosen = pod && view.podsByKey.get(podKey(pod));
    if (chosen) props.onOpen(chosen);
    else props.onClose();
  });
  return (
    <CrashLogsDialog
      entityRef={entityRef}
      crashes={crashes}
      state={state}
      onChange={change}
    />
  );
}
