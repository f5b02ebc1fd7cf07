import { CSSProperties, Fragment, useRef } from 'react';
import { useText } from '../../i18n/useText';
import { PlacedNode, RelationLayout, objectStateRank } from '../../service';
import { Hidden } from '../ui';
import { useNodeActions } from './NodeActions';
import { NodeHelp, NodeLabel } from './NodeLabel';
import { describeNode } from './nodeWords';
import styles from './Relations.module.css';
import { useArrowKeys } from './useArrowKeys';

const NODE_HEIGHT_PX = 60;
const ROW_PX = 70;
const GAP_PX = 26;
/** Of the mark on a broken line. */
const CROSS_PX = 10;
/** Of a node, with its border. */
const PADDING_PX = 9;
/** Names of objects are cut off below. */
const MIN_NODE_PX = 130;
const MAX_NODE_PX = 265;
/** Where nothing can be measured, as in tests. */
const ASSUMED_WIDTH_PX = 1_100;

/** @internal */
export interface RelationGraphProps {
  readonly layout: RelationLayout;
  /** Undefined where nothing can be measured. */
  readonly widthPx: number | undefined;
}

/** Whether there is room for all columns. */
export function canDraw(
  layout: RelationLayout,
  widthPx = ASSUMED_WIDTH_PX,
): boolean {
  return nodeWidthPx(layout, widthPx) >= MIN_NODE_PX;
}

/** Nodes in columns, with lines between those that lead to each other. */
export function RelationGraph(props: RelationGraphProps) {
  const { layout, widthPx = ASSUMED_WIDTH_PX } = props;
  const t = useText();
  const list = useRef<HTMLUListElement>(null);
  useArrowKeys(list, layout);
  const nodePx = nodeWidthPx(layout, widthPx);
  const leftPx = ({ column }: PlacedNode) => column * (nodePx + GAP_PX);
  const topPx = ({ row }: PlacedNode) => row * ROW_PX;
  const size: CSSProperties = {
    width: layout.columns * (nodePx + GAP_PX) - GAP_PX,
    height: layout.rows * ROW_PX - (ROW_PX - NODE_HEIGHT_PX),
  };
  const lines = [...layout.edges].sort(
    // Those with trouble are drawn over the others.
    (a, b) => objectStateRank(b.ahead) - objectStateRank(a.ahead),
  );
  return (
    <div className={styles.graph} style={size}>
      <svg
        className={styles.lines}
        width={size.width}
        height={size.height}
        aria-hidden="true"
      >
        {lines.map(({ key, from, to, ahead, isBroken }) => {
          const ends = [
            leftPx(from) + nodePx,
            topPx(from) + NODE_HEIGHT_PX / 2,
            leftPx(to),
            topPx(to) + NODE_HEIGHT_PX / 2,
          ] as const;
          return (
            <Fragment key={key}>
              <path
                data-state={ahead}
                data-broken={isBroken || undefined}
                d={curve(...ends)}
              />
              {isBroken && <path data-cross d={cross(...ends)} />}
            </Fragment>
          );
        })}
      </svg>
      <ul ref={list} aria-label={t('relations.graphLabel')}>
        {layout.nodes.map(placed => (
          <li
            key={placed.node.key}
            className={styles.node}
            data-node={placed.node.key}
            data-state={placed.node.state}
            style={{
              left: leftPx(placed),
              top: topPx(placed),
              width: nodePx,
              height: NODE_HEIGHT_PX,
            }}
          >
            <NodeLabel node={placed.node} widthPx={nodePx - 2 * PADDING_PX} />
            <NodeHelp node={placed.node} />
            <LeadsTo placed={placed} layout={layout} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** What a line says, in words. */
function LeadsTo(props: {
  readonly placed: PlacedNode;
  readonly layout: RelationLayout;
}) {
  const actions = useNodeActions();
  const t = useText();
  const { node } = props.placed;
  const next = props.layout.nodes.filter(({ node: { key } }) =>
    node.to.includes(key),
  );
  if (next.length === 0) return null;
  const names = next.map(each => {
    const { kind, name } = describeNode(each.node, actions, t);
    return `${kind} ${name}`;
  });
  const broken = next.flatMap((each, index) =>
    node.broken?.includes(each.node.key) ? names[index] : [],
  );
  return (
    <Hidden>
      {t('relations.leadsTo', { names: names.join(', ') })}{' '}
      {broken.length > 0 &&
        t('relations.stopsBefore', { names: broken.join(', ') })}
    </Hidden>
  );
}

function nodeWidthPx({ columns }: RelationLayout, widthPx: number): number {
  const room = widthPx - (columns - 1) * GAP_PX;
  return Math.min(MAX_NODE_PX, Math.floor(room / columns));
}

/** Leaves and arrives horizontally. */
function curve(x1: number, y1: number, x2: number, y2: number): string {
  const bend = Math.min(GAP_PX, x2 - x1) / 2 + 8;
  return `M${x1},${y1} C${x1 + bend},${y1} ${x2 - bend},${y2} ${x2},${y2}`;
}

/** Halfway. */
function cross(x1: number, y1: number, x2: number, y2: number): string {
  const [x, y] = [(x1 + x2) / 2 - CROSS_PX / 2, (y1 + y2) / 2 - CROSS_PX / 2];
  return `M${x},${y} l${CROSS_PX},${CROSS_PX} m0,-${CROSS_PX} l-${CROSS_PX},${CROSS_PX}`;
}
