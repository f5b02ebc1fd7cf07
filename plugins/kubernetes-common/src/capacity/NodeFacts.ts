import {
  flag,
  items,
  json,
  name as readName,
  text,
  textRecord,
} from '../model/parse/readers';
import { Amounts, readAmounts } from './amounts';

/** Node Feature Discovery alone gives a node more than a hundred. */
const MAX_LABELS = 500;

/** Of all labels of a node together: a thousand nodes are kept for half a minute. */
const MAX_LABEL_CHARACTERS = 32_768;

/** Real nodes have a few. */
const MAX_TAINTS = 50;

/** @public */
export interface NodeTaint {
  readonly key: string;
  readonly value: string;
  readonly effect: string;
}

/**
 * What the scheduler goes by when it looks for a node.
 *
 * @public
 */
export interface NodeFacts {
  readonly name: string;
  /** Absent where a node has more than are kept, so that it is not known what selects it. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly taints: readonly NodeTaint[];
  readonly isCordoned: boolean;
  readonly isReady: boolean;
  readonly allocatable: Amounts;
}

/**
 * Reads a node as the API serves it; undefined for anything else. Never throws.
 *
 * @public
 */
export function readNodeFacts(raw: unknown): NodeFacts | undefined {
  const { metadata, spec, status } = json(raw);
  const name = readName(json(metadata).name);
  if (name === undefined) return undefined;
  const { conditions, allocatable } = json(status);
  return {
    name,
    labels: readLabels(json(metadata).labels),
    taints: items(json(spec).taints, readTaint).slice(0, MAX_TAINTS),
    isCordoned: flag(json(spec).unschedulable) ?? false,
    isReady: items(conditions, json).some(
      condition => condition.type === 'Ready' && condition.status === 'True',
    ),
    allocatable: readAmounts(allocatable),
  };
}

/** All or none: a selector would take a label that was left out for one that the node lacks. */
function readLabels(raw: unknown): NodeFacts['labels'] {
  const labels = textRecord(raw);
  const entries = Object.entries(labels);
  const characters = entries.reduce(
    (sum, [key, value]) => sum + key.length + value.length,
    0,
  );
  return entries.length <= MAX_LABELS && characters <= MAX_LABEL_CHARACTERS
    ? labels
    : undefined;
}

function readTaint(raw: unknown): NodeTaint | undefined {
  const taint = json(raw);
  const key = text(taint.key);
  if (key === undefined) return undefined;
  return {
    key,
    value: text(taint.value) ?? '',
    effect: text(taint.effect) ?? '',
  };
}
