import { PatchMessage } from './patchTypes';
import {
  ClusterMessage,
  EndMessage,
  HeartbeatMessage,
  HelloMessage,
} from './messageTypes';

/**
 * One line of the `live` route, which is newline-delimited JSON.
 *
 * @public
 */
export type ServiceMessage =
  | HelloMessage
  | ClusterMessage
  | PatchMessage
  | HeartbeatMessage
  | EndMessage;
