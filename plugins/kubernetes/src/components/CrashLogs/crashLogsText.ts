import { FingerprintGroup } from '@podlight/backstage-plugin-kubernetes-common';
import { toPlainText } from '../LogPanel';
import { ReadCrash } from './useCrashLogs';

/** All crash logs that were read as one text, each under the name of where it comes from. */
export function crashLogsText(
  groups: readonly FingerprintGroup<ReadCrash>[],
): string {
  return groups
    .flatMap(group => group.crashes)
    .filter(crash => crash.lines.length > 0)
    .map(crash => {
      const { pod, container, lines } = crash;
      const heading = `${pod.cluster}/${pod.row.namespace}/${pod.row.name}/${container.name}`;
      return `=== ${heading} ===\n${toPlainText(lines, true)}`;
    })
    .join('\n');
}
