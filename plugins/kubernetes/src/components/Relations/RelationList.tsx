import { useMemo } from 'react';
import { visible } from '../../format/visible';
import { useText } from '../../i18n/useText';
import { RelationItem, Relations, toRelationTree } from '../../service';
import { useExpandedList } from '../../viewState';
import { MoreButton } from '../ui';
import { useNodeActions } from './NodeActions';
import { NodeHelp, NodeLabel } from './NodeLabel';
import { describeNode } from './nodeWords';
import styles from './Relations.module.css';

/** Items are all laid out, seen or not. */
const ITEMS_AT_FIRST = 60;

/** The same as the graph, for the keyboard, screen readers and narrow screens. */
export function RelationList({ relations }: { readonly relations: Relations }) {
  const t = useText();
  const [showsAll, setShowsAll] = useExpandedList('relationsList');
  const total = relations.nodes.length;
  const items = useMemo(
    () => toRelationTree(relations, showsAll ? Infinity : ITEMS_AT_FIRST),
    [relations, showsAll],
  );
  return (
    <>
      <ul className={styles.list} aria-label={t('relations.listLabel')}>
        {items.map((item, index) => (
          <Item key={`${item.node.key} ${index}`} item={item} />
        ))}
      </ul>
      {total > ITEMS_AT_FIRST && (
        <MoreButton
          isWhole={showsAll}
          more={t('relations.showAll', { total: String(total) })}
          fewer={t('relations.showFewer')}
          onToggle={setShowsAll}
        />
      )}
    </>
  );
}

function Item({ item }: { readonly item: RelationItem }) {
  const { node, isBroken, isRepeat, items } = item;
  const actions = useNodeActions();
  const t = useText();
  const { kind, name } = describeNode(node, actions, t);
  return (
    <li className={styles.item} data-state={node.ahead}>
      {isBroken && <p className={styles.broken}>{t('relations.brokenHere')}</p>}
      {isRepeat ? (
        <p className={styles.repeat}>
          {visible(t('relations.above', { kind, name }))}
        </p>
      ) : (
        <div className={styles.line}>
          <NodeLabel node={node} />
          <NodeHelp node={node} />
        </div>
      )}
      {items.length > 0 && (
        <ul>
          {items.map((each, index) => (
            <Item key={`${each.node.key} ${index}`} item={each} />
          ))}
        </ul>
      )}
    </li>
  );
}
