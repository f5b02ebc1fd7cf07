import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { NeedsAttention, useRetryCluster } from '../components/NeedsAttention';
import { listCrashes } from '../service';
import { KubernetesPart, KubernetesPartProps } from './KubernetesPart';

/** @public */
export interface KubernetesNeedsAttentionProps extends KubernetesPartProps {
  /** Called to open help with a problem, which `KubernetesHelp` shows. */
  readonly onHelp: (finding: Finding) => void;
  /** Called to open all crash logs, which `KubernetesCrashLogs` shows. Without it there is no button. */
  readonly onCrashLogs?: () => void;
}

/**
 * What is wrong with an entity: one row a cause, worst first, each pod under its
 * worst cause. Nothing at all where all is well.
 *
 * @public
 */
export function KubernetesNeedsAttention(props: KubernetesNeedsAttentionProps) {
  const retryCluster = useRetryCluster();
  return (
    <KubernetesPart entity={props.entity} live={props.live}>
      {({ view, ages, entityRef }) => (
        <NeedsAttention
          findings={view.findings}
          unread={view.unread}
          onRetry={cluster => retryCluster(entityRef, cluster)}
          ages={ages}
          crashes={listCrashes(view.pods, ages.now).length}
          onCrashLogs={props.onCrashLogs}
          onHelp={props.onHelp}
        />
      )}
    </KubernetesPart>
  );
}
