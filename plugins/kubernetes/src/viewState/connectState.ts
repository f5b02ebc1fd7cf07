import {
  CONNECT_TOOLS,
  ConnectTool,
} from '@podlight/backstage-plugin-kubernetes-common';

/** What the user connects to, and with which tool. */
export interface ConnectState {
  readonly cluster: string;
  /** The first of the service when absent. */
  readonly namespace?: string;
  readonly tool: ConnectTool;
}

const [DEFAULT_TOOL] = CONNECT_TOOLS;

/** Reads it from a query; undefined where it names no cluster. */
export function parseConnectState(
  query: URLSearchParams,
): ConnectState | undefined {
  const cluster = query.get('connect');
  if (!cluster) return undefined;
  return {
    cluster,
    namespace: query.get('namespace') || undefined,
    tool:
      CONNECT_TOOLS.find(tool => tool === query.get('tool')) ?? DEFAULT_TOOL,
  };
}

/** The parameters that {@link parseConnectState} reads as this. */
export function connectParameters(
  state: ConnectState | undefined,
): Readonly<Record<string, string | undefined>> {
  return {
    connect: state?.cluster,
    namespace: state?.namespace,
    tool: state?.tool === DEFAULT_TOOL ? undefined : state?.tool,
  };
}
