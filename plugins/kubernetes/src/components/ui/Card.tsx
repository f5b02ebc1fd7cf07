import { ReactNode } from 'react';
import styles from './Card.module.css';

/** @internal */
export interface CardProps {
  /** Its name, where no heading inside of it says it. */
  readonly label?: string;
  /** The id of the heading that says its name. */
  readonly labelledBy?: string;
  /** How it arranges what is in it. */
  readonly className?: string;
  readonly children: ReactNode;
}

/** A part of the page on a surface of its own. */
export function Card(props: CardProps) {
  const { className } = props;
  return (
    <section
      className={className ? `${styles.card} ${className}` : styles.card}
      aria-label={props.label}
      aria-labelledby={props.labelledBy}
    >
      {props.children}
    </section>
  );
}
