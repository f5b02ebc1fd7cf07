/**
 * What exactly goes wrong on the way to an API server, where that is known: each
 * has a remedy of its own.
 *
 * @public
 */
export const CLUSTER_FAULTS = [
  'name-not-found',
  'name-server-failed',
  'connection-refused',
  'connection-reset',
  'no-route',
  'address-not-allowed',
  'connect-timeout',
  'handshake-timeout',
  'answer-timeout',
  'answer-stalled',
  'answer-cut-off',
  'certificate-expired',
  'certificate-not-yet-valid',
  'certificate-self-signed',
  'certificate-unknown-authority',
  'certificate-name-mismatch',
  'authority-unreadable',
  'client-certificate-required',
  'client-certificate-expired',
  'client-certificate-rejected',
  'tls-not-spoken',
  'http-not-spoken',
  'redirected',
  'not-json',
  'broken-json',
] as const;

/** @public */
export type ClusterFault = (typeof CLUSTER_FAULTS)[number];
