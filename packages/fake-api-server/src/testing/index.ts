/**
 * What a test needs besides the server: requests over verified TLS, a pod, and what kubectl prints.
 *
 * @packageDocumentation
 */
export {
  call,
  stream,
  type Answer,
  type CallOptions,
  type OpenAnswer,
  type Server,
} from './client';
export { rawPod } from './rawPod';
export { tableCells } from './tableCells';
export type { KubernetesObject, ObjectMeta } from '../kube/object';
