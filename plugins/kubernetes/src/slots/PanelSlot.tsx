import { KubernetesPanelProps } from '@podlight/backstage-plugin-kubernetes-react';
import { useId } from 'react';
import { Card } from '../components/ui';
import { SlotBoundary } from './SlotBoundary';
import { useSlots } from './SlotsContext';
import styles from './slots.module.css';

/** Panels that other plugins add, each in a card. */
export function PanelSlot(props: KubernetesPanelProps) {
  const prefix = useId();
  const { panels } = useSlots();
  return (
    <>
      {panels.map(({ id, title, component: Panel }) => (
        <Card key={id} className={styles.panel} labelledBy={`${prefix}${id}`}>
          <h3 id={`${prefix}${id}`} className={styles.heading}>
            {title}
          </h3>
          <SlotBoundary id={id}>
            <Panel {...props} />
          </SlotBoundary>
        </Card>
      ))}
    </>
  );
}
