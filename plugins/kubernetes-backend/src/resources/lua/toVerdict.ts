import { ResourceVerdict } from '@podlight/backstage-plugin-kubernetes-node';
import { LuaResult } from './LuaRuntime';

/** Argo CD's words. What is missing should be there. */
const STATES: Readonly<Record<string, ResourceVerdict['state']>> = {
  Healthy: 'healthy',
  Progressing: 'progressing',
  Degraded: 'failing',
  Missing: 'failing',
  Suspended: 'suspended',
  Unknown: null,
};

const MAX_MESSAGE = 1_024;

/** @throws Error for a status that Argo CD does not have */
export function toVerdict({ status, message }: LuaResult): ResourceVerdict {
  if (!Object.hasOwn(STATES, status)) {
    throw new Error(
      `gives the status '${status}'; it has to be one of ${Object.keys(
        STATES,
      ).join(', ')}`,
    );
  }
  return {
    state: STATES[status],
    ...(message !== '' && { message: message.slice(0, MAX_MESSAGE) }),
  };
}
