import { KubernetesPanelProps } from '@podlight/backstage-plugin-kubernetes-react';
import { useId } from 'react';
import { useSlots } from './SlotsContext';
import styles from './slots.module.css';

/** The parts that others have added, each in a card of its own. */
export function PanelSlot(props: KubernetesPanelProps) {
  const prefix = useId();
  const { panels } = useSlots();
  return (
    <>
      {panels.map(({ id, title, component: Panel }) => (
        <section
          key={id}
          className={styles.panel}
          aria-labelledby={`${prefix}${id}`}
        >
          <h3 id={`${prefix}${id}`} className={styles.heading}>
            {title}
          </h3>
          <Panel {...props} />
        </section>
      ))}
    </>
  );
}
