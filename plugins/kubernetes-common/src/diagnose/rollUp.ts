import { Finding } from './types';

/** @public */
export function rollUpFindings(
  findings: readonly Finding[],
): readonly Finding[] {
  return findings;
}
