import {
  PodRow,
  ServiceCluster,
} from '@podlight/backstage-plugin-kubernetes-common';
import {
  ClusterOwnership,
  ResourceRow,
} from '@podlight/backstage-plugin-kubernetes-react';
import { useState } from 'react';
import { joinFacts, stateText, statusBesides } from '../../format';
import { visible } from '../../format/visible';
import { exactAddress, listOwned, OwnedView } from '../../service';
import { Translate, useText } from '../../i18n/useText';
import { describeObject } from '../ObjectsPanel/cellWords';
import { StateSign } from '../StateSign';
import { MoreButton } from '../ui';
import styles from './ObjectDrawer.module.css';

/** More are a page; those with issues come first. */
const CHILDREN_AT_FIRST = 12;
/** Application, Rollout, ReplicaSet, pod; this also ends loops. */
const MAX_LEVELS = 4;

/** @internal */
export interface OwnedTreeProps {
  readonly cluster: ServiceCluster;
  readonly row: ResourceRow;
  readonly onObject: (address: string) => void;
  /** Absent where there are no details of pods. */
  readonly onPod?: (pod: PodRow) => void;
  /** Accessible name of the list; absent below the first level. */
  readonly label?: string;
  readonly level?: number;
}

/** What an object owns, and what that owns, each with its state. */
export function OwnedTree(props: OwnedTreeProps) {
  const { cluster, row, level = 0 } = props;
  const t = useText();
  const [showsAll, setShowsAll] = useState(false);
  const owned = listOwned(cluster, row);
  if (owned.length === 0 || level >= MAX_LEVELS) return null;
  const shown = showsAll ? owned : owned.slice(0, CHILDREN_AT_FIRST);
  const unlisted = countUnlisted(cluster, row, owned);
  return (
    <>
      <ul
        className={styles.tree}
        aria-label={props.label && visible(props.label)}
      >
        {shown.map(each => (
          <Item key={itemKey(each)} {...props} each={each} level={level} />
        ))}
      </ul>
      {owned.length > CHILDREN_AT_FIRST && (
        <div>
          <MoreButton
            isWhole={showsAll}
            more={t('otherObjects.showAll', { total: String(owned.length) })}
            fewer={t('otherObjects.showFewer')}
            onToggle={setShowsAll}
          />
        </div>
      )}
      {unlisted > 0 && (
        <p className={styles.quiet}>
          {t('otherObjects.moreOwned', { count: unlisted })}
        </p>
      )}
    </>
  );
}

/** The backend counts what it doesn't name in the row, though some of that is drawn as it has a row of its own. */
function countUnlisted(
  cluster: ServiceCluster,
  { customResource, namespace }: ResourceRow,
  owned: readonly OwnedView[],
): number {
  const { owns = [], unlistedOwned = 0 } = customResource ?? {};
  if (unlistedOwned === 0) return 0;
  const ownership = ClusterOwnership.from(cluster);
  const rows = new Set(owns.map(each => ownership.find(each, namespace)));
  const pods = new Set(
    owns.filter(({ kind }) => kind === 'Pod').map(({ name }) => name),
  );
  const added = owned.filter(each => {
    if (each.type === 'unread') return false;
    return each.type === 'pod'
      ? !pods.has(each.pod.name)
      : !rows.has(each.view.row);
  });
  return Math.max(0, unlistedOwned - added.length);
}

function Item(
  props: OwnedTreeProps & { readonly each: OwnedView; readonly level: number },
) {
  const { each, onObject, onPod, level } = props;
  const t = useText();
  const open = toOpen(each, onObject, onPod);
  const { kind, name } = itemName(each);
  const words = itemWords(each, t);
  const content = (
    <>
      <span className={styles.quiet}>{visible(kind)}</span> {visible(name)}
    </>
  );
  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <StateSign state={each.state} />
        {open ? (
          <button type="button" className={styles.link} onClick={open}>
            {content}
          </button>
        ) : (
          <span>{content}</span>
        )}
        {words && <span className={styles.quiet}>{visible(words)}</span>}
      </div>
      {each.type === 'object' && (
        <OwnedTree
          {...props}
          label={undefined}
          row={each.view.row}
          level={level + 1}
        />
      )}
    </li>
  );
}

function toOpen(
  each: OwnedView,
  onObject: OwnedTreeProps['onObject'],
  onPod: OwnedTreeProps['onPod'],
): (() => void) | undefined {
  if (each.type === 'object')
    return () => onObject(exactAddress(each.view.row));
  return each.type === 'pod' && onPod ? () => onPod(each.pod) : undefined;
}

function itemName(each: OwnedView) {
  if (each.type === 'pod') return { kind: 'Pod', name: each.pod.name };
  return each.type === 'object' ? each.view.row : each.object;
}

function itemKey(each: OwnedView): string {
  const { kind, name } = itemName(each);
  return `${each.type} ${kind} ${name}`;
}

function itemWords(each: OwnedView, t: Translate): string {
  switch (each.type) {
    case 'unread':
      return t('objectDrawer.unread');
    case 'object':
      return describeObject({ object: each.view, state: each.state }, t);
    default: {
      const words = stateText(each.pod, t);
      return joinFacts([
        each.state === 'unknown' ? t('state.unknown') : words,
        each.pod.status !== 'Running' && statusBesides(each.pod, words),
      ]);
    }
  }
}
