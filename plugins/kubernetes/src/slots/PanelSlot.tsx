import { KubernetesPanelProps } from '@podlight/backstage-plugin-kubernetes-react';
import { useId } from 'react';
import { Card } from '../components/ui';
import { useSlots } from './SlotsContext';
import styles from './slots.module.css';

/** The parts that others have added, each in a card of its own. */
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
          <Panel {...props} />
        </Card>
      ))}
    </>
  );
}
