import { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { systemClock } from '../util/timing';
import { drainTimes, StreamDrain } from './StreamDrain';

/** How long Backstage keeps running after it reports that it is not ready. */
const SHUTDOWN_DELAY = 'backend.lifecycle.serverShutdownDelay';

/** Ends streams within the time that Backstage has for it. */
export function createDrain(config: RootConfigService): StreamDrain {
  const delayMs = config.has(SHUTDOWN_DELAY)
    ? durationToMilliseconds(
        readDurationFromConfig(config, { key: SHUTDOWN_DELAY }),
      )
    : undefined;
  const isDevelopment = process.env.NODE_ENV === 'development';
  return new StreamDrain(systemClock, drainTimes(delayMs, isDevelopment));
}
