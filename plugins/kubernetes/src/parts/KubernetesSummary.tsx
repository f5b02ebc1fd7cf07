import { DisplayState } from '@podlight/backstage-plugin-kubernetes-common';
import { ServiceSummary } from '../components/ServiceSummary';
import { KubernetesPart, KubernetesPartProps } from './KubernetesPart';

/** @public */
export interface KubernetesSummaryProps extends KubernetesPartProps {
  /** The states that are pressed; none when empty. Give the same to the pods, so that only those are shown. */
  readonly status: readonly DisplayState[];
  /** Called when the user toggles a state. */
  readonly onStatus: (status: readonly DisplayState[]) => void;
}

/**
 * How an entity does: the verdict, the counts as buttons, and how fresh they are.
 *
 * @public
 */
export function KubernetesSummary(props: KubernetesSummaryProps) {
  return (
    <KubernetesPart entity={props.entity} live={props.live}>
      {({ view, ages }) => (
        <ServiceSummary
          view={view}
          live={props.live}
          ages={ages}
          status={props.status}
          onStatus={props.onStatus}
        />
      )}
    </KubernetesPart>
  );
}
