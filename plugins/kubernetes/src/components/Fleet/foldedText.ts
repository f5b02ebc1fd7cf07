import { FleetServiceRow } from '@podlight/backstage-plugin-kubernetes-common';
import { Translate } from '../../i18n/useText';

/** How many services without a problem are folded: `55 healthy services and 2 services without pods`. */
export function foldedText(
  services: readonly FleetServiceRow[],
  t: Translate,
): string {
  const absent = services.filter(({ state }) => state === 'absent').length;
  const healthy = services.length - absent;
  const absentText = t('fleet.folded.absent', { count: absent });
  const healthyText = t('fleet.folded.healthy', { count: healthy });
  if (absent === 0) return healthyText;
  return healthy === 0
    ? absentText
    : t('fleet.folded.both', { healthy: healthyText, absent: absentText });
}
