import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { NeedsAttention } from '../components/NeedsAttention';
import { KubernetesPart, KubernetesPartProps } from './KubernetesPart';

/** @public */
export interface KubernetesNeedsAttentionProps extends KubernetesPartProps {
  /** Somebody wants help with a problem. */
  readonly onHelp: (finding: Finding) => void;
}

/**
 * What is wrong with an entity: one row a cause, worst first, each pod under its
 * worst cause. Nothing at all where all is well.
 *
 * @public
 */
export function KubernetesNeedsAttention(props: KubernetesNeedsAttentionProps) {
  return (
    <KubernetesPart entity={props.entity} live={props.live}>
      {(view, ages) => (
        <NeedsAttention
          findings={view.findings}
          ages={ages}
          crashes={0}
          onCrashLogs={() => {}}
          onHelp={props.onHelp}
        />
      )}
    </KubernetesPart>
  );
}
