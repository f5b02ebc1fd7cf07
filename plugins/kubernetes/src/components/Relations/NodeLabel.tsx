import { visible } from '../../format/visible';
import { useFindingTitle } from '../../i18n/findings';
import { Translate, useText } from '../../i18n/useText';
import { FilterPlace, HOST, objectAddress, RelationNode } from '../../service';
import { StateSign } from '../StateSign';
import { Hidden } from '../ui';
import { Clipped } from './Clipped';
import { NodeActions, useNodeActions } from './NodeActions';
import { describeNode, NodeWords } from './nodeWords';
import styles from './Relations.module.css';

/** @internal */
export interface NodeLabelProps {
  readonly node: RelationNode;
  /** Below what leads to it, with room for long names. */
  readonly isInList?: boolean;
}

/** Kind, name and state of a node; a link or button where it leads somewhere. */
export function NodeLabel({ node, isInList = false }: NodeLabelProps) {
  const actions = useNodeActions();
  const t = useText();
  const words = describeNode(node, actions, t);
  const content = <Content node={node} words={words} isInList={isInList} />;
  const title = (does: string) =>
    visible([words.name, clusterNames(node, actions), does].join('\n'));
  if (node.href !== undefined) {
    return (
      <a
        className={styles.label}
        href={node.href}
        target="_blank"
        rel="noopener noreferrer"
        title={title(t('relations.openUrl'))}
      >
        {content}
      </a>
    );
  }
  const action = chooseAction(node, actions, t);
  if (!action) {
    return (
      <span className={styles.label} title={title('')}>
        {content}
      </span>
    );
  }
  return (
    <button
      type="button"
      className={styles.label}
      aria-pressed={action.isPressed}
      title={title(action.does)}
      onClick={action.run}
    >
      {content}
    </button>
  );
}

/** Help with what is wrong with an object; nothing where nothing is known to be. */
export function NodeHelp({ node }: NodeLabelProps) {
  const { onFilter, onChange } = useNodeActions();
  const t = useText();
  const findingTitle = useFindingTitle();
  const { finding } = node;
  if (!finding || !onFilter) return null;
  const title = findingTitle(finding);
  return (
    <button
      type="button"
      className={styles.help}
      title={visible(title)}
      aria-label={t('attention.helpFor', { title, name: node.name })}
      onClick={() => onChange({ pod: undefined, finding: finding.id })}
    >
      ?
    </button>
  );
}

function Content(props: {
  readonly node: RelationNode;
  readonly words: NodeWords;
  readonly isInList: boolean;
}) {
  const { node, isInList } = props;
  const { kind, name, state } = props.words;
  const full = [kind, name, state].filter(Boolean).join(' ');
  return (
    <>
      <StateSign state={node.state} />
      {/* One text, as a reader would say the parts of a name that is cut off apart. */}
      <Hidden>{visible(full)}</Hidden>
      <span className={styles.words} aria-hidden="true">
        {/* In the list it is plain whose pods these are. */}
        {!(isInList && node.counts) && (
          <span className={styles.kind}>
            {isInList ? visible(kind) : <Clipped text={kind} />}{' '}
          </span>
        )}
        <span className={styles.name}>
          {isInList ? visible(name) : <Clipped text={name} />}{' '}
        </span>
        {state && <span className={styles.state}>{visible(state)}</span>}
      </span>
    </>
  );
}

/** All clusters of a short list. */
const MOST_NAMED = 10;

function clusterNames(
  { clusters }: RelationNode,
  { titles }: NodeActions,
): string {
  return clusters.length > MOST_NAMED
    ? ''
    : clusters.map(cluster => titles.get(cluster) ?? cluster).join(', ');
}

interface Action {
  readonly does: string;
  readonly run: () => void;
  /** Absent where it does not stay. */
  readonly isPressed?: boolean;
}

function chooseAction(
  node: RelationNode,
  { onChange, onFilter, isFiltered }: NodeActions,
  t: Translate,
): Action | undefined {
  const { kind, namespace, name, pod, counts, workload, isRead } = node;
  if (counts) {
    if (!onFilter || !workload) return undefined;
    if (pod) {
      return {
        does: t('relations.openPod', { name: pod.name }),
        run: () => onChange({ pod, finding: undefined }),
      };
    }
    const place: FilterPlace = { namespace, workload };
    return {
      does: t('relations.showPods'),
      isPressed: isFiltered(place),
      run: () => onFilter(place),
    };
  }
  if (!isRead || node.resource === HOST) return undefined;
  const object = workload
    ? { ...workload, namespace }
    : { kind, namespace, name };
  return {
    does: t('objects.show', object),
    run: () => onChange({ objects: objectAddress(object) }),
  };
}
