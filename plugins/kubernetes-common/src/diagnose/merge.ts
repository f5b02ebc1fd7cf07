import { FAILURE_CLASSES, isFailureClassName } from './classes';
import { append } from './ClusterIndex';
import { Draft } from './draft';
import { compareSeverity, compareWeight, worst } from './severity';
import { earliest } from './time';
import { Finding, PodRef } from './types';

/** A reader looks at a few quotes; forty pods with one cause all say the same. */
const MAX_EVIDENCE = 12;

function classOf(name: string) {
  return isFailureClassName(name) ? FAILURE_CLASSES[name] : undefined;
}

/** Where it is: of one workload, and of one container of it. */
export function placeOf({ scope }: Pick<Draft, 'scope'>): string {
  const { cluster = '', namespace, kind, name, container = '' } = scope;
  return [cluster, namespace, kind, name, container].join('/');
}

/** What tells causes of one class apart, e.g. two ConfigMaps that are both missing. */
function identityOf(draft: Draft): string {
  if (draft.identity !== undefined) return draft.identity;
  const identity = classOf(draft.class)?.identity ?? [];
  return identity.map(param => draft.params[param] ?? '').join('/');
}

/** Drafts with the same key have the same cause. */
export const keyOf = (draft: Draft): string =>
  [draft.class, placeOf(draft), identityOf(draft)].join('/');

/** Does not change while the cause lasts, whatever words the kubelet has for it at the moment. */
function idOf(draft: Draft): string {
  const group = classOf(draft.class)?.idGroup ?? draft.class;
  return [group, placeOf(draft), identityOf(draft)].join('/');
}

function podKey({ cluster = '', namespace, name }: PodRef): string {
  return `${cluster}/${namespace}/${name}`;
}

function comparePods(a: PodRef, b: PodRef): number {
  const left = podKey(a);
  const right = podKey(b);
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function unionOfPods(drafts: readonly Draft[]): readonly PodRef[] {
  const pods = new Map<string, PodRef>();
  for (const draft of drafts) {
    for (const pod of draft.pods) pods.set(podKey(pod), pod);
  }
  return [...pods.values()].sort(comparePods);
}

function heaviest(drafts: readonly Draft[]): Draft {
  return drafts.reduce((best, draft) =>
    compareWeight(draft, best) < 0 ? draft : best,
  );
}

/** Not every pod's log is fetched: what another with the same cause wrote counts as well. */
function lastWords(main: Draft, drafts: readonly Draft[]): Draft['evidence'] {
  const logOf = ({ evidence }: Draft) =>
    evidence.filter(({ type }) => type === 'log');
  if (logOf(main).length > 0) return [];
  return drafts.map(logOf).find(({ length }) => length > 0) ?? [];
}

/** One out of several of the same cause: the worst speaks for all. */
function merge(drafts: readonly Draft[]): Draft {
  const main = heaviest(drafts);
  const since = earliest(drafts.map(draft => draft.since));
  return {
    ...main,
    severity: drafts.map(({ severity }) => severity).reduce(worst),
    ...(since && { since }),
    evidence: [...main.evidence, ...lastWords(main, drafts)].slice(
      0,
      MAX_EVIDENCE,
    ),
    pods: unionOfPods(drafts),
    symptoms: mergeAll(drafts.flatMap(({ symptoms }) => symptoms)),
  };
}

function groupBy(
  drafts: readonly Draft[],
  key: (draft: Draft) => string,
): Map<string, Draft[]> {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    append(groups, key(draft), draft);
  }
  return groups;
}

/** Where a sharper finding is looked up: by place and class, and by id where the class has a group. */
function sharperKey(place: string, name: string, id: string): string {
  const group = classOf(name)?.idGroup === undefined ? '' : id;
  return JSON.stringify([place, name, group]);
}

/** A vague finding whose pods join a sharper one on the same container. */
function refine(drafts: readonly Draft[]): readonly Draft[] {
  const isVague = (draft: Draft) =>
    classOf(draft.class)?.absorbedBy && draft.confidence !== 'certain';
  if (!drafts.some(isVague)) return drafts;
  const positions = new Map<string, number>();
  drafts.forEach((draft, position) => {
    const key = sharperKey(placeOf(draft), draft.class, idOf(draft));
    if (!positions.has(key)) positions.set(key, position);
  });
  const absorbed = new Set<Draft>();
  const extra = new Map<Draft, Draft[]>();
  for (const draft of drafts) {
    const absorbedBy = classOf(draft.class)?.absorbedBy;
    if (!absorbedBy || draft.confidence === 'certain') continue;
    const [place, id] = [placeOf(draft), idOf(draft)];
    const found = absorbedBy.flatMap(
      name => positions.get(sharperKey(place, name, id)) ?? [],
    );
    if (found.length === 0) continue;
    absorbed.add(draft);
    append(extra, drafts[Math.min(...found)], draft);
  }
  return drafts
    .filter(draft => !absorbed.has(draft))
    .map(draft => {
      const joined = extra.get(draft);
      return joined
        ? { ...draft, pods: unionOfPods([draft, ...joined]) }
        : draft;
    });
}

/** Equal causes become one, with all of their pods. */
export function mergeAll(drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length === 0) return drafts;
  return refine([...groupBy(drafts, keyOf).values()].map(merge));
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    compareSeverity(a.severity, b.severity) ||
    b.pods.length - a.pods.length ||
    (a.id < b.id ? -1 : 1)
  );
}

/** Gives ids, and orders worst first. */
export function toFindings(drafts: readonly Draft[]): readonly Finding[] {
  const taken = new Set<string>();
  return drafts
    .map(draft => {
      const stable = idOf(draft);
      // Two causes of one group at a time: the second cannot have the same id.
      const id = taken.has(stable) ? `${stable}/${draft.class}` : stable;
      taken.add(id);
      const { identity, ...finding } = draft;
      return { ...finding, id, symptoms: toFindings(draft.symptoms) };
    })
    .sort(compareFindings);
}
