import { Draft } from './draft';
import { OwnerDraft } from './rules/ownerDraft';
import { compareSeverity, worst } from './severity';
import { toMillis } from './time';
import { withSymptoms } from './withSymptoms';

/** Reduces failures of custom resources below one another to the lowest one, which knows the reason. */
export function mergeTree(drafts: readonly OwnerDraft[]): Draft {
  const isStuck = ({ draft }: OwnerDraft) =>
    Number(draft.class === 'CustomResourceStuck');
  const [head, ...rest] = drafts
    .slice()
    .sort((a, b) => isStuck(a) - isStuck(b) || (b.depth ?? 0) - (a.depth ?? 0))
    .map(({ draft }) => draft);
  const severity = rest.reduce(
    (result, draft) => worst(result, draft.severity),
    head.severity,
  );
  return withSymptoms({ ...head, severity }, rest);
}

/** Classes that report a failed Job without a reason. */
const UNEXPLAINED_JOB_FAILURES: ReadonlySet<string> = new Set([
  'JobBackoffLimitExceeded',
  'JobFailedOther',
  'JobRetrying',
]);

/** Reduces the failed Jobs of one CronJob to one draft: the newest with a known reason, if any. */
export function mergeSchedule(drafts: readonly Draft[]): Draft {
  const rank = ({ class: name, scope }: Draft) => {
    if (UNEXPLAINED_JOB_FAILURES.has(name)) return 2;
    return scope.kind === 'Job' ? 0 : 1;
  };
  const [head, ...rest] = drafts
    .slice()
    .sort(
      (a, b) =>
        compareSeverity(a.severity, b.severity) ||
        rank(a) - rank(b) ||
        (toMillis(b.since) ?? 0) - (toMillis(a.since) ?? 0),
    );
  return withSymptoms(head, rest);
}
