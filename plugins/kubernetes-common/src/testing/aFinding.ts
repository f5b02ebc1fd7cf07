import { Finding } from '../diagnose/types';
import { secondsAgo } from './time';

/**
 * A program that ends with exit code 1, in the pods of those names.
 *
 * @public
 */
export function aFinding(
  podNames: readonly string[],
  changes: Partial<Finding> = {},
): Finding {
  const pods = podNames.map(name => ({ namespace: 'games', name }));
  return {
    id: 'ApplicationError:games/Deployment/dice-roller/app',
    class: 'ApplicationError',
    severity: 'error',
    scope: {
      namespace: 'games',
      kind: 'Deployment',
      name: 'dice-roller',
      container: 'app',
      containerKind: 'app',
    },
    params: {
      namespace: 'games',
      kind: 'Deployment',
      name: 'dice-roller',
      pod: podNames[0] ?? '',
      container: 'app',
      exitCode: 1,
      restarts: 12,
    },
    evidence: [
      {
        type: 'field',
        object: { kind: 'Pod', namespace: 'games', name: podNames[0] ?? '' },
        path: 'status.containerStatuses[0].lastState.terminated.exitCode',
        value: '1',
      },
      {
        type: 'event',
        reason: 'BackOff',
        message: 'Back-off restarting failed container app in pod',
        count: 38,
        lastSeen: secondsAgo(40),
      },
      {
        type: 'log',
        container: 'app',
        line: 'Error: connect ECONNREFUSED 10.0.3.7:5432',
      },
    ],
    docs: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/',
    since: secondsAgo(3_700),
    confidence: 'certain',
    missing: [],
    pods,
    symptoms: [],
    ...changes,
  };
}
