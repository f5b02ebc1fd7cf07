import { KubernetesPodActionProps } from '@podlight/backstage-plugin-kubernetes-react';
import { SlotBoundary } from './SlotBoundary';
import { useSlots } from './SlotsContext';
import styles from './slots.module.css';

/** Actions that other plugins add for a pod, or for a problem of it. */
export function PodActionSlot(props: KubernetesPodActionProps) {
  const { podActions } = useSlots();
  if (podActions.length === 0) return null;
  return (
    <div className={styles.actions}>
      {podActions.map(({ id, component: Action }) => (
        <SlotBoundary key={id} id={id}>
          <Action {...props} />
        </SlotBoundary>
      ))}
    </div>
  );
}
