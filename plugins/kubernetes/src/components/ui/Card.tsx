import { ReactNode } from 'react';
import styles from './Card.module.css';

/** @internal */
export interface CardProps {
  /** Accessible name, for a card without a heading. */
  readonly label?: string;
  /** Id of the heading that names it. */
  readonly labelledBy?: string;
  /** Class for its layout. */
  readonly className?: string;
  readonly children: ReactNode;
}

/** A section of the page on its own surface. */
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
