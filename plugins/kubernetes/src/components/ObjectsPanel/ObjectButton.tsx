import { ReactNode } from 'react';
import { exactAddress, ObjectView } from '../../service';
import styles from './ObjectLink.module.css';

/** @internal */
export interface ObjectButtonProps {
  readonly row: ObjectView['row'];
  readonly onOpen: (address: string) => void;
  readonly children: ReactNode;
}

/** The name of an object in its row, which opens its details. */
export function ObjectButton(props: ObjectButtonProps) {
  const address = exactAddress(props.row);
  return (
    <button
      type="button"
      className={styles.name}
      aria-haspopup="dialog"
      data-object={address}
      onClick={() => props.onOpen(address)}
    >
      {props.children}
    </button>
  );
}
