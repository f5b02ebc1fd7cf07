import { ObjectQuotas } from '../read/informer/ObjectQuota';
import { ReflectorSettings } from '../read/informer/SharedInformers';
import { NegativeCache } from '../read/informer/NegativeCache';
import { NO_TELEMETRY } from '../telemetry/Telemetry';
import { Clock } from '../util/timing';

/** What all reflectors of a test share; chance is 0.5. */
export function reflectorSettings(
  clock: Clock,
  settings: Partial<ReflectorSettings> = {},
): ReflectorSettings {
  return {
    unserved: new NegativeCache(() => clock.now().getTime()),
    quotas: new ObjectQuotas(),
    clock,
    random: () => 0.5,
    deadlineMs: 1_000,
    refreshIntervalMs: 60_000,
    telemetry: NO_TELEMETRY,
    ...settings,
  };
}
