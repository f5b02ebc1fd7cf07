import {
  flag,
  items,
  json,
  name as readName,
  text,
  textRecord,
} from '../model/parse/readers';
import { Amounts, readAmounts } from './amounts';

/** Real nodes have a few dozen labels and a few taints. */
const MAX_LABELS = 100;
const MAX_TAINTS = 50;

/** Kubernetes' own limits of a label: a prefix, a slash and a name, and a value. */
const MAX_KEY_LENGTH = 317;
const MAX_VALUE_LENGTH = 63;

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
  readonly labels: Readonly<Record<string, string>>;
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

/** A cluster that keeps to the API sends no longer ones. */
function readLabels(raw: unknown): NodeFacts['labels'] {
  return Object.fromEntries(
    Object.entries(textRecord(raw))
      .slice(0, MAX_LABELS)
      .filter(
        ([key, value]) =>
          key.length <= MAX_KEY_LENGTH && value.length <= MAX_VALUE_LENGTH,
      ),
  );
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
