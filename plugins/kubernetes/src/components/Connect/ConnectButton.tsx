import { useGuidedCluster, useTool } from '../../guidance';
import { useText } from '../../i18n/useText';
import { useViewState } from '../../viewState';
import { Button } from '../ui';

/** @internal */
export interface ConnectButtonProps {
  readonly cluster: string;
  /** Where in it; the service's first one when absent. */
  readonly namespace?: string;
}

/** Opens the commands for a cluster; renders nothing for an unknown one. */
export function ConnectButton(props: ConnectButtonProps) {
  const { cluster: name, namespace } = props;
  const cluster = useGuidedCluster(name);
  const [, change] = useViewState();
  const t = useText();
  const [tool] = useTool();
  if (!cluster) return null;
  return (
    <Button
      label={t('connect.buttonFor', { cluster: cluster.head.title ?? name })}
      onClick={() => change({ connect: { cluster: name, namespace, tool } })}
    >
      {t('connect.button')}
    </Button>
  );
}
