import {
  FLEET_STATES,
  FleetState,
} from '@podlight/backstage-plugin-kubernetes-common';
import type { Translate } from '../../i18n/useText';

type Counts = Readonly<Partial<Record<FleetState, number>>>;

/** The worst state of any service; undefined without services. */
export function findWorstState(counts: Counts): FleetState | undefined {
  return FLEET_STATES.find(state => (counts[state] ?? 0) > 0);
}

/** How the services do, in a sentence about the worst state. */
export function verdictText(counts: Counts, t: Translate): string {
  const worst = findWorstState(counts);
  if (worst === undefined) return t('fleet.verdict.none');
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const count = counts[worst] ?? 0;
  if (total === 1) return t(`fleet.verdict.only.${worst}`);
  if (worst !== 'healthy' && worst !== 'absent') {
    return count === total
      ? t(`fleet.verdict.all.${worst}`, { total: String(total) })
      : t(`fleet.verdict.${worst}`, { count, total: String(total) });
  }
  if (worst === 'absent') {
    return t('fleet.verdict.absent', { total: String(total) });
  }
  return count === total
    ? t('fleet.verdict.healthy', { total: String(total) })
    : t('fleet.verdict.running');
}
