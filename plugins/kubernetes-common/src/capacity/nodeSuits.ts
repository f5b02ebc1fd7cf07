import { items, json, Json, text, textRecord } from '../model/parse/readers';
import { NodeFacts, NodeTaint } from './NodeFacts';

/** Labels, expressions and tolerations of a pod; of more, it isn't worked out where they lead. */
const MAX_RULES = 200;

/** The scheduler heeds `spec.unschedulable` as a taint with this key. */
const CORDON: NodeTaint = {
  key: 'node.kubernetes.io/unschedulable',
  value: '',
  effect: 'NoSchedule',
};

type Labels = Readonly<Record<string, string>>;

type Matches = (values: Labels) => boolean;

interface Term {
  readonly expressions: readonly Json[];
  readonly fields: readonly Json[];
}

/**
 * Reads from a pod, as the API serves it, which nodes suit it: by readiness, its node
 * selector, its required node affinity and its tolerations. Never throws.
 *
 * @remarks
 * In doubt a node suits: the most that is free on those that do may be too much, but
 * is never too little.
 *
 * @public
 */
export function nodeSuits(pod: unknown): (node: NodeFacts) => boolean {
  const { nodeSelector, affinity, tolerations } = json(json(pod).spec);
  const selected = Object.entries(textRecord(nodeSelector));
  const terms = readTerms(json(json(affinity).nodeAffinity));
  const tolerated = items(tolerations, json);
  const rules = (terms ?? []).reduce(
    (sum, { expressions, fields }) => sum + expressions.length + fields.length,
    selected.length + tolerated.length,
  );
  if (rules > MAX_RULES) return ({ isReady }) => isReady;
  const matchers = terms?.map(toMatcher);
  const isSelected = ({ name, labels }: NodeFacts) =>
    labels === undefined ||
    (selected.every(([key, value]) => labels[key] === value) &&
      (matchers?.some(matches => matches(name, labels)) ?? true));
  return node =>
    node.isReady &&
    isSelected(node) &&
    [...node.taints, ...(node.isCordoned ? [CORDON] : [])].every(
      taint =>
        !isKeepingOff(taint) || tolerated.some(each => tolerates(each, taint)),
    );
}

/** One of these has to match; undefined where nothing is required. */
function readTerms(nodeAffinity: Json): readonly Term[] | undefined {
  const required = nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution;
  if (required === undefined || required === null) return undefined;
  return items(json(required).nodeSelectorTerms, raw => {
    const { matchExpressions, matchFields } = json(raw);
    const expressions = items(matchExpressions, json);
    const fields = items(matchFields, json);
    // One without any matches no node.
    return expressions.length + fields.length > 0
      ? { expressions, fields }
      : undefined;
  });
}

function toMatcher(term: Term): (name: string, labels: Labels) => boolean {
  const expressions = term.expressions.map(toMatches);
  const fields = term.fields.map(toMatches);
  return (name, labels) =>
    expressions.every(matches => matches(labels)) &&
    fields.every(matches => matches({ 'metadata.name': name }));
}

function toMatches({ key, operator, values }: Json): Matches {
  if (typeof key !== 'string') return () => true;
  const read = (from: Labels) =>
    Object.hasOwn(from, key) ? from[key] : undefined;
  const wanted = new Set<unknown>(Array.isArray(values) ? values : []);
  const [bound] = wanted;
  switch (operator) {
    case 'In':
      return from => wanted.has(read(from));
    case 'NotIn':
      return from => !wanted.has(read(from));
    case 'Exists':
      return from => read(from) !== undefined;
    case 'DoesNotExist':
      return from => read(from) === undefined;
    case 'Gt':
      return from => Number(read(from)) > Number(bound);
    case 'Lt':
      return from => Number(read(from)) < Number(bound);
    default:
      return () => true;
  }
}

function isKeepingOff({ effect }: NodeTaint): boolean {
  return effect === 'NoSchedule' || effect === 'NoExecute';
}

function tolerates(toleration: Json, taint: NodeTaint): boolean {
  const effect = text(toleration.effect) ?? taint.effect;
  const key = text(toleration.key) ?? taint.key;
  if (effect !== taint.effect || key !== taint.key) return false;
  switch (toleration.operator) {
    case undefined:
    case '':
    case 'Equal':
      return (text(toleration.value) ?? '') === taint.value;
    default:
      // `Exists`; newer ones compare numbers.
      return true;
  }
}
