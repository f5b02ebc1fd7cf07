import {
  Evidence,
  Finding,
} from '@podlight/backstage-plugin-kubernetes-common';
import { scrubSecrets } from '../util/scrub';

/** The parameters and the evidence quote what programs have written, and programs write passwords. */
export function scrubFinding(finding: Finding): Finding {
  return {
    ...finding,
    params: Object.fromEntries(
      Object.entries(finding.params).map(([name, value]) => [
        name,
        typeof value === 'string' ? scrubSecrets(value) : value,
      ]),
    ),
    evidence: finding.evidence.map(scrubEvidence),
    symptoms: finding.symptoms.map(scrubFinding),
  };
}

function scrubEvidence(evidence: Evidence): Evidence {
  switch (evidence.type) {
    case 'field':
      return { ...evidence, value: scrubSecrets(evidence.value) };
    case 'event':
      return { ...evidence, message: scrubSecrets(evidence.message) };
    default:
      return { ...evidence, line: scrubSecrets(evidence.line) };
  }
}
