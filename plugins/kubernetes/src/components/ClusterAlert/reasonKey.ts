import { ClusterReasonCode } from '@podlight/backstage-plugin-kubernetes-common';

/** Translation keys of the reasons. */
const KEYS = {
  dns: 'dns',
  unreachable: 'unreachable',
  tls: 'tls',
  timeout: 'timeout',
  unauthenticated: 'unauthenticated',
  forbidden: 'forbidden',
  throttled: 'throttled',
  'api-absent': 'apiAbsent',
  malformed: 'malformed',
  'server-error': 'serverError',
  credential: 'credential',
  'open-circuit': 'openCircuit',
  limited: 'limited',
  misconfigured: 'misconfigured',
} as const satisfies Record<ClusterReasonCode, string>;

/** The key below `cluster.problem` and `cluster.advice` of a reason; `newer` for one that only a newer backend knows. */
export function reasonKey(code: ClusterReasonCode) {
  return Object.hasOwn(KEYS, code) ? KEYS[code] : 'newer';
}
