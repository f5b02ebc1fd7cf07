import { compareText } from '../compareText';
import { Draft } from './draft';
import { stableId } from './draftKeys';
import { compareSeverity } from './severity';
import { Finding } from './types';

function compareFindings(a: Finding, b: Finding): number {
  return (
    compareSeverity(a.severity, b.severity) ||
    b.pods.length - a.pods.length ||
    compareText(a.id, b.id)
  );
}

/** Turns drafts into findings: assigns ids and sorts them, worst first. */
export function finalize(drafts: readonly Draft[]): readonly Finding[] {
  const taken = new Set<string>();
  return drafts
    .map(draft => {
      const stable = stableId(draft);
      // Two causes of one id group can exist at a time, and ids are unique.
      const id = taken.has(stable) ? `${stable}/${draft.class}` : stable;
      taken.add(id);
      const { identity, ...finding } = draft;
      return { ...finding, id, symptoms: finalize(draft.symptoms) };
    })
    .sort(compareFindings);
}
