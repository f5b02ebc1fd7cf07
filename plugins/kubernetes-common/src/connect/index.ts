export { kubectl, oc } from './command';
export {
  connectCommands,
  type ConnectCommands,
  type ConnectRequest,
} from './connectCommands';
export { contextName, type ContextName } from './logIn';
export {
  getNamedPodsCommand,
  getPodsCommand,
  podCommands,
  type CommandPod,
  type CommandScope,
} from './podCommands';
export { clusterConnectSchema } from './schemas';
export { shellQuote } from './shellQuote';
export {
  CONNECT_TOOLS,
  type ClusterConnect,
  type ConnectableCluster,
  type ConnectTool,
} from './types';
