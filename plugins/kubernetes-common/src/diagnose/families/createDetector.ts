import { ClusterObjects } from '../../model';
import { attach } from '../attach';
import { ClusterIndex } from '../ClusterIndex';
import { toFindings } from '../merge';
import { ownerDrafts } from '../ownerDrafts';
import { podFacts } from '../PodFacts';
import { podDrafts } from '../podStages';
import { Finding } from '../types';
import { applyFamily, Drafts } from './applyFamily';
import { checkFamilies } from './checkFamilies';
import { RuleSet } from './types';

/** @public */
export interface DetectorOptions {
  /** Asked in this order, after the built-in rules. */
  readonly families?: readonly RuleSet[];
  /** Told once of each family that throws: its findings on that view are left out. */
  readonly onFault?: (family: string, error: unknown) => void;
}

/**
 * Names what is wrong in the objects of one cluster; see {@link detect}.
 *
 * @public
 */
export type Detector = (view: ClusterObjects, now: Date) => readonly Finding[];

/**
 * A {@link detect} that knows more rules than the built-in ones.
 *
 * @throws Error when two classes or families have one name; it says which.
 * @public
 */
export function createDetector(options: DetectorOptions = {}): Detector {
  const { families = [], onFault } = options;
  checkFamilies(families);
  const told = new Set<string>();
  return (view, now) => {
    const index = new ClusterIndex(view, now);
    const pods = index.all('Pod').map(pod => podFacts(pod, index));
    let drafts: Drafts = {
      pods: pods.map(podDrafts),
      objects: ownerDrafts(index),
    };
    for (const family of families) {
      try {
        drafts = applyFamily(family, index, pods, drafts);
      } catch (error) {
        if (!told.has(family.id)) onFault?.(family.id, error);
        told.add(family.id);
      }
    }
    return toFindings(attach(drafts.pods.flat(), drafts.objects));
  };
}
