import { ConnectButton } from '../components/Connect';
import { podKey } from '../viewState';
import { KubernetesPart, KubernetesPartProps } from './KubernetesPart';

/** @public */
export interface KubernetesConnectProps extends KubernetesPartProps {
  readonly cluster: string;
  /** Where in it; the entity's first one when absent. */
  readonly namespace?: string;
  /** The name of a pod in that namespace whose commands should be there too. */
  readonly podName?: string;
}

/**
 * A button that opens the commands which lead to a cluster, and those for one of
 * its pods. Nothing for a cluster that the entity is not in.
 *
 * @public
 */
export function KubernetesConnect(props: KubernetesConnectProps) {
  const { cluster, namespace, podName } = props;
  return (
    <KubernetesPart
      entity={props.entity}
      live={props.live}
      isQuiet
      connectPod={view =>
        podName !== undefined && namespace !== undefined
          ? view.podsByKey.get(podKey({ cluster, namespace, name: podName }))
          : undefined
      }
    >
      {() => <ConnectButton cluster={cluster} namespace={namespace} />}
    </KubernetesPart>
  );
}
