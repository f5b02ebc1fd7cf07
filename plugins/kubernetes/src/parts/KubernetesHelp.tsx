import {
  Finding,
  ServicePod,
} from '@podlight/backstage-plugin-kubernetes-common';
import { HelpDialog } from '../components/HelpDialog';
import { findingPods } from '../service';
import { KubernetesPart, KubernetesPartProps } from './KubernetesPart';

/** @public */
export interface KubernetesHelpProps extends KubernetesPartProps {
  /** The problem, from `KubernetesNeedsAttention`. */
  readonly finding: Finding;
  /** Called to open the full log; of the pod's default container when none is named. */
  readonly onOpenLog: (pod: ServicePod, container: string | undefined) => void;
  readonly onClose: () => void;
}

/**
 * The help with a problem as a dialog: what happened, how that is known, what to
 * do, and the log or the events.
 *
 * @public
 */
export function KubernetesHelp(props: KubernetesHelpProps) {
  return (
    <KubernetesPart entity={props.entity} live={props.live} isQuiet>
      {({ view, ages, entityRef }) => (
        <HelpDialog
          key={props.finding.id}
          entityRef={entityRef}
          finding={
            view.findings.find(({ id }) => id === props.finding.id) ??
            props.finding
          }
          pods={findingPods(props.finding, view.podsByKey)}
          ages={ages}
          onOpenLog={props.onOpenLog}
          onClose={props.onClose}
        />
      )}
    </KubernetesPart>
  );
}
