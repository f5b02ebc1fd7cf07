import { PodView } from '../../service';
import { PodActionSlot } from '../../slots';
import { useText } from '../../i18n/useText';
import { ConnectButton } from '../Connect';
import { useMarkedPods, ViewState } from '../../viewState';
import { Toggle, WalkButtons } from '../ui';
import { CopyLink } from '../Views';
import styles from './PodDrawer.module.css';
import { PodWalk } from './usePodWalk';

/** @internal */
export interface PodActionsProps {
  readonly pod: PodView;
  readonly walk: PodWalk;
  readonly state: ViewState;
}

/** Actions of a pod, in the head of its details. */
export function PodActions(props: PodActionsProps) {
  const { pod, walk } = props;
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
      <WalkButtons
        position={walk.position}
        total={walk.total}
        previousLabel={t('pod.previousPod')}
        nextLabel={t('pod.nextPod')}
        onPrevious={walk.previous}
        onNext={walk.next}
      />
    </div>
  );
}
