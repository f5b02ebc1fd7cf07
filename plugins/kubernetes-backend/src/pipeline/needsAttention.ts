import { ServiceAssessment } from '@podlight/backstage-plugin-kubernetes-common';

/** States without pods, starting and terminating need no attention. */
const UNWELL: ReadonlySet<string> = new Set(['failing', 'notReady', 'unknown']);

/** Whether a service needs attention, as far as it can be read: by a cause, or by the state of its pods. */
export function needsAttention({
  verdict,
  causes,
}: ServiceAssessment): boolean {
  return (
    UNWELL.has(verdict.state) ||
    causes.some(({ severity }) => severity !== 'info')
  );
}
