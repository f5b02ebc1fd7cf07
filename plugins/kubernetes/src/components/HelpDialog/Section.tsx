import { ReactNode, useId } from 'react';
import styles from './HelpDialog.module.css';

/** @internal */
export interface SectionProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** One part of a dialog, with its heading. */
export function Section(props: SectionProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className={styles.section}>
      <h3 id={id} className={styles.heading}>
        {props.title}
      </h3>
      {props.children}
    </section>
  );
}
