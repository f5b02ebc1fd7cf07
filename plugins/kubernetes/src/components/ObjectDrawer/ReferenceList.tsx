import { NamedObject } from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterOwnership } from '@podlight/backstage-plugin-kubernetes-react';
import { visible } from '../../format/visible';
import {
  describeFound,
  exactAddress,
  FoundObject,
  listOwners,
} from '../../service';
import { useText } from '../../i18n/useText';
import { Section } from '../HelpDialog';
import { describeObject } from '../ObjectsPanel/cellWords';
import { StateSign } from '../StateSign';
import styles from './ObjectDrawer.module.css';

/** More are no list to read. */
const MAX_SHOWN = 50;

/** @internal */
export interface ReferenceListProps {
  readonly found: FoundObject;
  readonly onObject: (address: string) => void;
}

/** What an object points to; quiet where that is not read. */
export function TargetList(props: ReferenceListProps) {
  const t = useText();
  const targets = props.found.view.row.customResource?.targets ?? [];
  return (
    <References {...props} title={t('objectDrawer.targets')} named={targets} />
  );
}

/** What owns an object, or counts it among its own. */
export function OwnerList(props: ReferenceListProps) {
  const { cluster, view } = props.found;
  const t = useText();
  return (
    <References
      {...props}
      title={t('objectDrawer.owners')}
      named={listOwners(cluster, view.row)}
    />
  );
}

function References(
  props: ReferenceListProps & {
    readonly title: string;
    readonly named: readonly NamedObject[];
  },
) {
  const { title, named } = props;
  const t = useText();
  if (named.length === 0) return null;
  return (
    <Section title={title}>
      <ul className={styles.tree} aria-label={title}>
        {named.slice(0, MAX_SHOWN).map((each, index) => (
          <Reference key={index} {...props} object={each} />
        ))}
      </ul>
      {named.length > MAX_SHOWN && (
        <p className={styles.quiet}>
          {t('otherObjects.moreHosts', {
            total: String(named.length - MAX_SHOWN),
          })}
        </p>
      )}
    </Section>
  );
}

function Reference(
  props: ReferenceListProps & { readonly object: NamedObject },
) {
  const { found, object, onObject } = props;
  const { cluster, view } = found;
  const t = useText();
  const { kind, name, namespace } = object;
  const row = ClusterOwnership.from(cluster).find(object, view.row.namespace);
  const otherNamespace =
    namespace !== undefined && namespace !== view.row.namespace
      ? namespace
      : '';
  const content = (
    <>
      <span className={styles.quiet}>{visible(kind)}</span> {visible(name)}
      {otherNamespace && (
        <span className={styles.quiet}>
          {' '}
          {visible(t('pod.namespace', { namespace: otherNamespace }))}
        </span>
      )}
    </>
  );
  if (!row) {
    return (
      <li className={styles.item}>
        <div className={styles.line}>
          <StateSign state={undefined} />
          <span>{content}</span>
          <span className={styles.quiet}>{t('objectDrawer.unread')}</span>
        </div>
      </li>
    );
  }
  const target = describeFound(cluster, row);
  const { state } = target;
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <StateSign state={state} />
        <button
          type="button"
          className={styles.link}
          onClick={() => onObject(exactAddress(row))}
        >
          {content}
        </button>
        <span className={styles.quiet}>
          {visible(describeObject({ object: target.view, state }, t))}
        </span>
      </div>
    </li>
  );
}
