import { argument, command, inTurn, kubectl } from './command';
import { CommandValues } from './commandTemplate';
import { contextName, logInCommand, signInCommand } from './logIn';
import { ClusterConnect, ConnectableCluster, ConnectTool } from './types';

/**
 * Where to in a cluster, and with what.
 *
 * @public
 */
export interface ConnectRequest {
  readonly namespace: string;
  readonly tool: ConnectTool;
  /** What the context is called in the reader's own kubeconfig, if that is not what {@link contextName} says. */
  readonly context?: string;
}

/**
 * Commands for a POSIX shell.
 *
 * @public
 */
export interface ConnectCommands {
  /**
   * Logs in where that is needed, and leaves cluster and namespace as the current
   * ones. Undefined where the tool or the template cannot be told such a name.
   */
  readonly connect?: string;
  /** Signs in to the cloud; for when the command above says that one has to. */
  readonly signIn?: string;
}

/**
 * How to get to a namespace of a cluster. Every name is quoted for a POSIX shell,
 * and none can be taken for an option.
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

/** Whether the current context is the right one once the log-in is done. */
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
 * Makes the context, if one is given, and the namespace the current ones. The
 * context comes first: `set-context` would make one that is not there, an empty one.
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
      // It has a meaning of its own for `-`, and no way to say that a name is one.
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
