import { ClusterObjects } from '../../model';
import { correlateSymptoms } from '../correlateSymptoms';
import { ClusterIndex } from '../ClusterIndex';
import { finalize } from '../finalize';
import { applyOwnerRules } from '../ownerRules';
import { podFacts } from '../PodFacts';
import { applyPodRules } from '../podRules';
import { Finding } from '../types';
import { applyRuleSet, Drafts } from './applyRuleSet';
import { checkRuleSets } from './checkRuleSets';
import { RuleSet } from './types';

/** @public */
export interface DetectorOptions {
  /** Applied in this order, after the built-in rules. */
  readonly ruleSets?: readonly RuleSet[];
  /** Called once for each rule set that throws. Its findings on that view are dropped. */
  readonly onFault?: (ruleSet: string, error: unknown) => void;
}

/**
 * Diagnoses the objects of one cluster; see {@link detect}.
 *
 * @public
 */
export type Detector = (view: ClusterObjects, now: Date) => readonly Finding[];

/**
 * Creates a {@link detect} with more rules than the built-in ones.
 *
 * @throws Error that names the classes or rule sets whose names clash.
 * @public
 */
export function createDetector(options: DetectorOptions = {}): Detector {
  const { ruleSets = [], onFault } = options;
  checkRuleSets(ruleSets);
  const reported = new Set<string>();
  return (view, now) => {
    const index = new ClusterIndex(view, now);
    const pods = index.all('Pod').map(pod => podFacts(pod, index));
    let drafts: Drafts = {
      pods: pods.map(applyPodRules),
      objects: applyOwnerRules(index),
    };
    for (const ruleSet of ruleSets) {
      try {
        drafts = applyRuleSet(ruleSet, index, pods, drafts);
      } catch (error) {
        if (!reported.has(ruleSet.id)) onFault?.(ruleSet.id, error);
        reported.add(ruleSet.id);
      }
    }
    return finalize(correlateSymptoms(drafts.pods.flat(), drafts.objects));
  };
}
