import { diagnoseObjects } from '../../testing';
import { Finding } from '../types';

/** Messages by the class that they must lead to. */
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

/** All classes of findings and symptoms, so that tests also see unexpected ones. */
export function diagnosedClasses(
  builders: readonly { build(): unknown }[],
): readonly string[] {
  const findings = withSymptoms(diagnoseObjects(builders));
  return [...new Set(findings.map(finding => finding.class))];
}
