import { append } from '../append';
import { compareText } from '../compareText';
import { Draft } from './draft';
import { causeKey, findBuiltInClass, scopeKey, stableId } from './draftKeys';
import { compareWeight, worst } from './severity';
import { earliest } from './time';
import { PodRef } from './types';
import { newestWrites } from '../configWrites/newestWrites';

/** Pods with the same cause have the same evidence, and people read only a few quotes. */
const MAX_EVIDENCE = 12;

function clusterPodKey({ cluster = '', namespace, name }: PodRef): string {
  return `${cluster}/${namespace}/${name}`;
}

function comparePods(a: PodRef, b: PodRef): number {
  return compareText(clusterPodKey(a), clusterPodKey(b));
}

function unionPods(drafts: readonly Draft[]): readonly PodRef[] {
  const pods = new Map<string, PodRef>();
  for (const draft of drafts) {
    for (const pod of draft.pods) pods.set(clusterPodKey(pod), pod);
  }
  return [...pods.values()].sort(comparePods);
}

function heaviest(drafts: readonly Draft[]): Draft {
  return drafts.reduce((best, draft) =>
    compareWeight(draft, best) < 0 ? draft : best,
  );
}

/** Logs are not fetched for every pod, so a draft without one quotes another pod's log. */
function borrowedLog(main: Draft, drafts: readonly Draft[]): Draft['evidence'] {
  const logEvidence = ({ evidence }: Draft) =>
    evidence.filter(({ type }) => type === 'log');
  if (logEvidence(main).length > 0) return [];
  return drafts.map(logEvidence).find(({ length }) => length > 0) ?? [];
}

/** Merges drafts with the same cause into the worst of them. */
function merge(drafts: readonly Draft[]): Draft {
  const main = heaviest(drafts);
  const since = earliest(drafts.map(draft => draft.since));
  const configWrites = newestWrites(
    drafts.flatMap(draft => draft.configWrites ?? []),
  );
  return {
    ...main,
    severity: drafts.map(({ severity }) => severity).reduce(worst),
    ...(since && { since }),
    evidence: [...main.evidence, ...borrowedLog(main, drafts)].slice(
      0,
      MAX_EVIDENCE,
    ),
    pods: unionPods(drafts),
    symptoms: dedupe(drafts.flatMap(({ symptoms }) => symptoms)),
    ...(configWrites.length > 0 && { configWrites }),
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

/** By scope and class, and by id where the class has an id group. */
function specificKey(scope: string, name: string, id: string): string {
  const group = findBuiltInClass(name)?.idGroup === undefined ? '' : id;
  return JSON.stringify([scope, name, group]);
}

/** Moves the pods of vague drafts to a more specific one on the same container. */
function absorbVague(drafts: readonly Draft[]): readonly Draft[] {
  const isVague = (draft: Draft) =>
    findBuiltInClass(draft.class)?.absorbedBy && draft.confidence !== 'certain';
  if (!drafts.some(isVague)) return drafts;
  const positions = new Map<string, number>();
  drafts.forEach((draft, position) => {
    const key = specificKey(scopeKey(draft), draft.class, stableId(draft));
    if (!positions.has(key)) positions.set(key, position);
  });
  const absorbed = new Set<Draft>();
  const absorbedBy = new Map<Draft, Draft[]>();
  for (const draft of drafts) {
    const candidates = findBuiltInClass(draft.class)?.absorbedBy;
    if (!candidates || draft.confidence === 'certain') continue;
    const [scope, id] = [scopeKey(draft), stableId(draft)];
    const found = candidates.flatMap(
      name => positions.get(specificKey(scope, name, id)) ?? [],
    );
    if (found.length === 0) continue;
    absorbed.add(draft);
    append(absorbedBy, drafts[Math.min(...found)], draft);
  }
  return drafts
    .filter(draft => !absorbed.has(draft))
    .map(draft => {
      const vague = absorbedBy.get(draft);
      return vague ? { ...draft, pods: unionPods([draft, ...vague]) } : draft;
    });
}

/** Merges drafts with the same cause into one that lists all of their pods. */
export function dedupe(drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.length === 0) return drafts;
  return absorbVague([...groupBy(drafts, causeKey).values()].map(merge));
}
