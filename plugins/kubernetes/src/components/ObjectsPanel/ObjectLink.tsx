import { createContext, ReactNode, useContext } from 'react';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { objectAddress } from '../../service';
import styles from './ObjectLink.module.css';

/** Where objects can be shown. */
export interface ObjectLinks {
  /** Whether the object with that address has a row. */
  readonly has: (address: string) => boolean;
  readonly show: (address: string) => void;
}

const ObjectLinksContext = createContext<ObjectLinks | undefined>(undefined);

export const ObjectLinksProvider = ObjectLinksContext.Provider;

/** @internal */
export interface ObjectLinkProps {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  /** Kind and name when absent. */
  readonly children?: ReactNode;
}

/** The name of an object; a button that leads to its row where it has one. */
export function ObjectLink(props: ObjectLinkProps) {
  const { kind, name } = props;
  const links = useContext(ObjectLinksContext);
  const t = useText();
  const address = objectAddress(props);
  const content = props.children ?? visible(`${kind} ${name}`);
  if (!links?.has(address)) return <>{content}</>;
  return (
    <button
      type="button"
      className={styles.link}
      title={t('objects.show', { kind, name })}
      onClick={() => links.show(address)}
    >
      {content}
    </button>
  );
}
