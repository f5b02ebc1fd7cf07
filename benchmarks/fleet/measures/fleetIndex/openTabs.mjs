import { measureSteadyState } from '../steadyState.mjs';
import { untilDiagnosed, untilFilled } from './fill.mjs';

const MAX_DIAGNOSED_MS = 5 * 60_000;

/** What open tabs cost while the index runs beside them, which counts as theirs. */
export async function measureOpenTabs(stand, tabs) {
  const { fleet, indexed, podlight } = stand;
  await indexed.begin();
  await untilFilled(fleet, indexed, fleet.pods);
  await untilDiagnosed(indexed, MAX_DIAGNOSED_MS);
  const measured = await measureSteadyState({
    ...stand,
    subject: podlight,
    tabs,
  });
  return { ...measured, clusters: fleet.clusters.length, pods: fleet.pods };
}
