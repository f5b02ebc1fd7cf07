import { visible } from '../../format/visible';
import { useFindingTitle } from '../../i18n/findings';
import { Translate, useText } from '../../i18n/useText';
import { FilterScope, HOST, objectAddress, RelationNode } from '../../service';
import { StateSign } from '../StateSign';
import { Hidden } from '../ui';
import { Clipped } from './Clipped';
import { NodeActions, useNodeActions } from './NodeActions';
import { describeNode, NodeWords } from './nodeWords';
import styles from './Relations.module.css';

const SIGN_PX = 15;
const BESIDE_SIGN_PX = 20;
const HELP_PX = 20;
/** Bold names are wider than kinds in small print. */
const NAME_CHARACTER_PX = 7.9;
const KIND_CHARACTER_PX = 6.9;

/** @internal */
export interface NodeLabelProps {
  readonly node: RelationNode;
  /** Room for its name; absent in the list, where names wrap. */
  readonly widthPx?: number;
}

/** Kind, name and state of a node; a link or button where it leads somewhere. */
export function NodeLabel({ node, widthPx }: NodeLabelProps) {
  const actions = useNodeActions();
  const t = useText();
  const words = describeNode(node, actions, t);
  const content = <Content node={node} words={words} widthPx={widthPx} />;
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
  readonly widthPx: number | undefined;
}) {
  const { node, widthPx } = props;
  const { kind, name, state } = props.words;
  const full = [kind, name, state].filter(Boolean).join(' ');
  const clip = (text: string, characterPx: number, takenPx = 0) =>
    widthPx === undefined ? (
      visible(text)
    ) : (
      <Clipped
        text={text}
        widthPx={widthPx - takenPx}
        characterPx={characterPx}
      />
    );
  const besideKindPx = BESIDE_SIGN_PX + (node.finding ? HELP_PX : 0);
  return (
    <>
      {/* One text, as a reader would say the parts of a name that is cut off apart. */}
      <Hidden>{visible(full)}</Hidden>
      <StateSign state={node.state} sizePx={SIGN_PX} />
      <span className={styles.words} aria-hidden="true">
        {/* In the list it is plain whose pods these are. */}
        {!(widthPx === undefined && node.counts) && (
          <span className={styles.kind}>
            {clip(kind, KIND_CHARACTER_PX, besideKindPx)}{' '}
          </span>
        )}
        <span className={styles.name}>{clip(name, NAME_CHARACTER_PX)} </span>
        {state && <span className={styles.state}>{visible(state)}</span>}
      </span>
    </>
  );
}

/** All clusters of a short list. */
const MAX_NAMED = 10;

function clusterNames(
  { clusters }: RelationNode,
  { titles }: NodeActions,
): string {
  return clusters.length > MAX_NAMED
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
    const scope: FilterScope = { namespace, workload };
    return {
      does: t('relations.showPods'),
      isPressed: isFiltered(scope),
      run: () => onFilter(scope),
    };
  }
  if (!isRead || node.resource === HOST) return undefined;
  const object = workload
    ? { ...workload, namespace }
    : { kind, namespace, name };
  const address = workload
    ? objectAddress(object)
    : objectAddress({ kind: node.resource, namespace, name });
  return {
    does: t('objects.show', object),
    run: () => onChange({ object: address }),
  };
}
