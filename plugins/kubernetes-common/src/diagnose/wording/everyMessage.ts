import { diagnoseObjects } from '../../testing';
import { Finding } from '../types';

/** What must be said, by the message that must say it. */
export type Wording = Readonly<Record<string, readonly string[]>>;

/** Rows for `it.each`: the class, and the message. */
export function testRows(
  wording: Wording,
): readonly (readonly [string, string])[] {
  return Object.entries(wording).flatMap(([name, messages]) =>
    messages.map(message => [name, message] as const),
  );
}

function withSymptoms(findings: readonly Finding[]): readonly Finding[] {
  return findings.flatMap(finding => [
    finding,
    ...withSymptoms(finding.symptoms),
  ]);
}

/** Every class that is named at all, so that a test sees those that must not be there, too. */
export function diagnosedClasses(
  builders: readonly { build(): unknown }[],
): readonly string[] {
  const findings = withSymptoms(diagnoseObjects(builders));
  return [...new Set(findings.map(finding => finding.class))];
}
