import { KubernetesPodActionProps } from '@podlight/backstage-plugin-kubernetes-react';
import { SlotBoundary } from './SlotBoundary';
import { useSlots } from './SlotsContext';
import styles from './slots.module.css';

/** Actions that other plugins add for a pod, or for a problem of it. */
export function PodActionSlot(props: KubernetesPodActionProps) {
  const { pod, finding } = props;
  const { podActions } = useSlots();
  if (podActions.length === 0) return null;
  // What was asked or failed about one pod must not be said of the next one.
  const about = [pod.cluster, pod.row.uid, finding?.id];
  return (
    <div key={JSON.stringify(about)} className={styles.actions}>
      {podActions.map(({ id, component: Action }) => (
        <SlotBoundary key={id} id={id}>
          <Action {...props} />
        </SlotBoundary>
      ))}
    </div>
  );
}
