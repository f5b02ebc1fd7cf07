import { compareText } from '../compareText';
import type { PodTemplate } from '../model';
import { parseQuantity } from '../usage/quantity';
import type { TemplateChange, TemplateField } from '../wire/revisionTypes';
import { FactKey, Facts, readFacts, readKey, shownValues } from './readFacts';

/**
 * What differs between the templates of two revisions.
 *
 * @public
 */
export interface TemplateDiff {
  /** The most important first. */
  readonly changes: readonly TemplateChange[];
  /** Nothing changed but the annotation of `kubectl rollout restart`. */
  readonly isRestart: boolean;
}

/** Which change is more likely to matter. */
const IMPORTANCE: readonly TemplateField[] = [
  'image',
  'container',
  'command',
  'args',
  'limit',
  'request',
  'configMap',
  'secret',
  'env',
  'probe',
  'volume',
  'mount',
  'securityContext',
  'serviceAccount',
  'port',
  'scheduling',
  'lifecycle',
  'other',
  'annotation',
  'label',
];

/** `kubectl.kubernetes.io/restartedAt`, and that of tools that do the same. */
const RESTARTED_AT = /\/restartedAt$/;

/** By the end of the name: what the API server fills in, also in templates that an older one wrote without it. */
const DEFAULTS: Readonly<Record<string, string>> = {
  dnsPolicy: 'ClusterFirst',
  enableServiceLinks: 'true',
  failureThreshold: '3',
  periodSeconds: '10',
  preemptionPolicy: 'PreemptLowerPriority',
  restartPolicy: 'Always',
  schedulerName: 'default-scheduler',
  scheme: 'HTTP',
  successThreshold: '1',
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'File',
  timeoutSeconds: '1',
};

/** Of the pod; a probe has a field of the same name without a default. */
const GRACE_PERIOD = 'lifecycle//terminationGracePeriodSeconds';

/**
 * Compares the templates of two revisions, as the API server has them. Pure; the
 * order of containers, variables and keys is no difference, nor is another way
 * to write the same quantity, nor a default that the API server fills in.
 *
 * @returns undefined where one of the templates is unknown.
 * @public
 */
export function diffTemplates(
  older: PodTemplate,
  newer: PodTemplate,
): TemplateDiff | undefined {
  if (older.facts === undefined || newer.facts === undefined) return undefined;
  if (older.facts === newer.facts) return { changes: [], isRestart: false };
  const differences = compareFacts(
    readFacts(older.facts),
    readFacts(newer.facts),
  );
  const changes = joinMoved(withoutParts(differences))
    .sort(byImportance)
    .map(toChange);
  const isRestart = changes.length === 1 && isRestartMark(changes[0]);
  return { changes: isRestart ? [] : changes, isRestart };
}

interface Difference extends FactKey {
  readonly from?: string;
  readonly to?: string;
}

function compareFacts(older: Facts, newer: Facts): readonly Difference[] {
  const isTruncated = older.isTruncated || newer.isTruncated;
  const keys = new Set([...older.byKey.keys(), ...newer.byKey.keys()]);
  const differences: Difference[] = [];
  for (const key of keys) {
    const from = older.byKey.get(key);
    const to = newer.byKey.get(key);
    if (from === to) continue;
    // One of them may have been left out.
    if (isTruncated && (from === undefined || to === undefined)) continue;
    const { field, container, name } = readKey(key);
    const implied = defaultValue(key, name);
    const before = from ?? implied;
    const after = to ?? implied;
    if (before === after || isSameAmount(field, before, after)) continue;
    differences.push({
      field,
      container,
      name,
      ...(before !== undefined && { from: before }),
      ...(after !== undefined && { to: after }),
    });
  }
  return differences;
}

function defaultValue(key: string, name: string): string | undefined {
  if (key === GRACE_PERIOD) return '30';
  const end = name.slice(name.lastIndexOf('.') + 1);
  const isDefaulted = key.startsWith('other/') || key.startsWith('probe/');
  return isDefaulted || key.startsWith('scheduling//schedulerName')
    ? ownValue(DEFAULTS, end)
    : undefined;
}

function ownValue(
  record: Readonly<Record<string, string>>,
  key: string,
): string | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function isSameAmount(
  field: TemplateField,
  from: string | undefined,
  to: string | undefined,
): boolean {
  if (field !== 'limit' && field !== 'request') return false;
  if (from === undefined || to === undefined) return false;
  const before = parseQuantity(from);
  return before !== undefined && before === parseQuantity(to);
}

const changeType = ({ from, to }: Difference): TemplateChange['type'] => {
  if (from === undefined) return 'added';
  return to === undefined ? 'removed' : 'changed';
};

/**
 * A container that is new needs no list of what it consists of, nor does a
 * probe. Of arguments, those with a name say more than that they differ.
 */
function withoutParts(
  differences: readonly Difference[],
): readonly Difference[] {
  const containers = new Set<string>();
  const wholes = new Set<string>();
  const named = new Set<string>();
  for (const difference of differences) {
    const { field, container, name } = difference;
    const isWhole = changeType(difference) !== 'changed';
    if (field === 'container' && isWhole) containers.add(container);
    if (isWhole || field === 'probe') {
      wholes.add(partKey(field, container, name));
    }
    if (isArguments(field) && name !== '') named.add(`${field}/${container}`);
  }
  return differences.filter(({ field, container, name }) => {
    if (field !== 'container' && containers.has(container)) return false;
    if (isArguments(field)) {
      return name !== '' || !named.has(`${field}/${container}`);
    }
    const dot = name.indexOf('.');
    return (
      field !== 'probe' ||
      dot < 0 ||
      !wholes.has(partKey(field, container, name.slice(0, dot)))
    );
  });
}

function isArguments(field: TemplateField): boolean {
  return field === 'args' || field === 'command';
}

function partKey(
  field: TemplateField,
  container: string,
  name: string,
): string {
  return `${field}/${container}/${name}`;
}

const VARIABLES: ReadonlySet<TemplateField> = new Set<TemplateField>([
  'env',
  'configMap',
  'secret',
]);

/** A variable that comes from a Secret now, and not from the manifest, is one change. */
function joinMoved(differences: readonly Difference[]): Difference[] {
  const removed = new Map<string, Difference>();
  for (const difference of differences) {
    const { field, container, name } = difference;
    if (VARIABLES.has(field) && changeType(difference) === 'removed') {
      removed.set(`${container}/${name}`, difference);
    }
  }
  const joined = new Set<Difference>();
  const result = differences.map(difference => {
    const { field, container, name } = difference;
    const before = removed.get(`${container}/${name}`);
    const isMoved =
      before !== undefined &&
      VARIABLES.has(field) &&
      name !== 'envFrom' &&
      changeType(difference) === 'added';
    if (!isMoved) return difference;
    joined.add(before);
    return { ...difference, from: before.from };
  });
  return result.filter(difference => !joined.has(difference));
}

function byImportance(a: Difference, b: Difference): number {
  return (
    IMPORTANCE.indexOf(a.field) - IMPORTANCE.indexOf(b.field) ||
    compareText(a.container, b.container) ||
    compareText(a.name, b.name)
  );
}

function toChange(difference: Difference): TemplateChange {
  const { field, container, name, from, to } = difference;
  return {
    field,
    type: changeType(difference),
    ...(container !== '' && { container }),
    ...(name !== '' && { name }),
    ...shownValues(from, to),
  };
}

function isRestartMark({ field, name }: TemplateChange): boolean {
  return field === 'annotation' && RESTARTED_AT.test(name ?? '');
}
