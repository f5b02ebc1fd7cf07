import { argument, command, inTurn, kubectl } from './command';
import { CommandValues } from './commandTemplate';
import { contextName, logInCommand, signInCommand } from './logIn';
import { ClusterConnect, ConnectableCluster, ConnectTool } from './types';

/**
 * The destination in a cluster, and the tool to use.
 *
 * @public
 */
export interface ConnectRequest {
  readonly namespace: string;
  readonly tool: ConnectTool;
  /** The context's name in the user's kubeconfig, if it differs from {@link contextName}. */
  readonly context?: string;
}

/**
 * Commands for a POSIX shell.
 *
 * @public
 */
export interface ConnectCommands {
  /**
   * Logs in if needed and makes the cluster and namespace the current ones.
   * Undefined if the tool or template can't take such a name.
   */
  readonly connect?: string;
  /** Signs in to the cloud, in case the command above asks for it. */
  readonly signIn?: string;
}

/**
 * Commands that switch to a namespace of a cluster. Every name is quoted for a
 * POSIX shell and can't be mistaken for an option.
 *
 * @public
 */
export function connectCommands(
  cluster: ConnectableCluster,
  request: ConnectRequest,
): ConnectCommands {
  const connect = cluster.connect ?? { type: 'kubectl' };
  const { namespace, tool } = request;
  const context = request.context ?? contextName(cluster)?.name;
  const logIn = logInCommand(
    connect,
    context,
    commandValues(cluster, namespace, context),
  );
  if (connect.type === 'template' && logIn === undefined) return {};
  const isThere = logIn !== undefined && leavesAsCurrent(connect, request);
  const goThere = goToCommand(tool, isThere ? undefined : context, namespace);
  return {
    connect: goThere && inTurn(logIn, goThere),
    signIn: signInCommand(connect),
  };
}

/** Whether the login leaves the right context as the current one. */
function leavesAsCurrent(
  connect: ClusterConnect,
  { context }: ConnectRequest,
): boolean {
  switch (connect.type) {
    case 'aws':
    case 'az':
      return true;
    case 'template':
      return context === undefined && connect.context === undefined;
    default:
      return context === undefined;
  }
}

/**
 * Switches to the context, if given, and the namespace. The context comes
 * first, because `set-context` would create a missing one, empty.
 */
function goToCommand(
  tool: ConnectTool,
  context: string | undefined,
  namespace: string,
): string | undefined {
  const use = (...words: readonly string[]) =>
    context === undefined ? undefined : command(...words, ...argument(context));
  switch (tool) {
    case 'kubectx':
      // kubectx gives `-` a meaning of its own and can't escape it.
      if (context?.startsWith('-') || namespace.startsWith('-')) {
        return undefined;
      }
      return inTurn(use('kubectx'), command('kubens', namespace));
    case 'oc':
      return inTurn(
        use('oc', 'config', 'use-context'),
        command('oc', 'project', ...argument(namespace)),
      );
    case 'k9s':
      return command(
        'k9s',
        ...(context === undefined ? [] : [`--context=${context}`]),
        `--namespace=${namespace}`,
      );
    default:
      return inTurn(
        use('kubectl', 'config', 'use-context'),
        kubectl(
          'config',
          'set-context',
          '--current',
          `--namespace=${namespace}`,
        ),
      );
  }
}

function commandValues(
  { name, region, parameters = {} }: ConnectableCluster,
  namespace: string,
  context: string | undefined,
): CommandValues {
  return {
    ...Object.fromEntries(
      Object.entries(parameters).map(([key, value]) => [
        `parameters.${key}`,
        value,
      ]),
    ),
    cluster: name,
    context,
    namespace,
    region,
  };
}
