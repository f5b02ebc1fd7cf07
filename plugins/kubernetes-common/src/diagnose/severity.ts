import { Finding, Severity } from './types';

const RANK: Readonly<Record<Severity, number>> = {
  error: 0,
  warning: 1,
  info: 2,
};
const CONFIDENCE_RANK: Readonly<Record<Finding['confidence'], number>> = {
  certain: 0,
  likely: 1,
  possible: 2,
};

/** An unknown severity, as a rule or a newer backend may send, ranks as a warning. */
function severityRank(severity: Severity): number {
  return RANK[severity] ?? RANK.warning;
}

/** Negative when `a` is worse. */
export function compareSeverity(a: Severity, b: Severity): number {
  return severityRank(a) - severityRank(b);
}

/** The worse of two. */
export function worst(a: Severity, b: Severity): Severity {
  return compareSeverity(a, b) <= 0 ? a : b;
}

/** Worst first, then by confidence. */
export function compareWeight(
  a: Pick<Finding, 'severity' | 'confidence'>,
  b: Pick<Finding, 'severity' | 'confidence'>,
): number {
  return (
    compareSeverity(a.severity, b.severity) ||
    CONFIDENCE_RANK[a.confidence] - CONFIDENCE_RANK[b.confidence]
  );
}
