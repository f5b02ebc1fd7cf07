import { CRASH_SCENARIOS } from './crash';
import { DISRUPTION_SCENARIOS } from './disruption';
import { HEALTHY_HISTORY_SCENARIOS } from './healthyHistory';
import { HEALTHY_POD_SCENARIOS } from './healthyPods';
import { HEALTHY_WORKLOAD_SCENARIOS } from './healthyWorkloads';
import { IMAGE_SCENARIOS } from './image';
import { PROBE_SCENARIOS } from './probes';
import { SCHEDULING_SCENARIOS } from './scheduling';
import { SERVICE_SCENARIOS } from './services';
import { START_SCENARIOS } from './start';
import { TRICKY_SCENARIOS } from './tricky';
import { VOLUME_SCENARIOS } from './volumes';
import { JOB_SCENARIOS, WORKLOAD_SCENARIOS } from './workloads';

export { RECORDED_LABELS } from './recorded';
export * from './scenario';

/** All scenarios that builders make; nothing in them depends on who is measured. */
export const BUILT_SCENARIOS = [
  ...IMAGE_SCENARIOS,
  ...START_SCENARIOS,
  ...CRASH_SCENARIOS,
  ...PROBE_SCENARIOS,
  ...SCHEDULING_SCENARIOS,
  ...VOLUME_SCENARIOS,
  ...DISRUPTION_SCENARIOS,
  ...WORKLOAD_SCENARIOS,
  ...JOB_SCENARIOS,
  ...SERVICE_SCENARIOS,
  ...TRICKY_SCENARIOS,
  ...HEALTHY_POD_SCENARIOS,
  ...HEALTHY_WORKLOAD_SCENARIOS,
  ...HEALTHY_HISTORY_SCENARIOS,
];
