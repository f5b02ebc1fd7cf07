import { PodView } from '../../service';
import { PodActionSlot } from '../../slots';
import { useText } from '../../i18n/useText';
import { ConnectButton } from '../Connect';
import { useMarkedPods, ViewState } from '../../viewState';
import { Toggle, NavigationButtons } from '../ui';
import { CopyLink } from '../Views';
import styles from './PodDrawer.module.css';
import { PodNavigation } from './usePodNavigation';

/** @internal */
export interface PodActionsProps {
  readonly pod: PodView;
  readonly navigation: PodNavigation;
  readonly state: ViewState;
}

/** Actions of a pod, in the head of its details. */
export function PodActions(props: PodActionsProps) {
  const { pod, navigation } = props;
  const t = useText();
  const marks = useMarkedPods();
  return (
    <div className={styles.actions}>
      <PodActionSlot pod={pod} />
      <CopyLink isSmall state={props.state} />
      {marks && (
        <Toggle
          isOn={marks.keys.has(pod.key)}
          name={t('marked.mark')}
          onChange={() => marks.toggle(pod.key)}
        >
          {marks.keys.has(pod.key) ? '☑' : '☐'}
        </Toggle>
      )}
      <ConnectButton cluster={pod.cluster} namespace={pod.row.namespace} />
      <NavigationButtons
        position={navigation.position}
        total={navigation.total}
        previousLabel={t('pod.previousPod')}
        nextLabel={t('pod.nextPod')}
        onPrevious={navigation.previous}
        onNext={navigation.next}
      />
    </div>
  );
}
