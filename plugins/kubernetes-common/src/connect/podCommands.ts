import { command } from './command';

/**
 * The cluster and namespace of commands. Without a context, commands use the
 * current one.
 *
 * @public
 */
export interface CommandScope {
  readonly context?: string;
  /** All namespaces when absent. */
  readonly namespace?: string;
  /** The tool that the user has; `kubectl` when absent. */
  readonly cli?: 'kubectl' | 'oc';
}

/**
 * A pod, with what commands need.
 *
 * @public
 */
export interface CommandPod {
  readonly name: string;
  /** Needed where the pod has several. */
  readonly container?: string;
  /** Port on both ends of a port-forward. */
  readonly port: number;
}

/** Enough to see what happened, short enough to read. */
const LOG_LINES = '--tail=100';

/** Nearly every image with a shell has this one. */
const SHELL = 'sh';

/**
 * The commands for one pod, ready to paste into a POSIX shell. They name the
 * context and the namespace, and change neither.
 *
 * @public
 */
export function podCommands(
  scope: CommandScope & { readonly namespace: string },
  pod: CommandPod,
) {
  // As `pod/NAME`, a name can't be mistaken for an option.
  const target = `pod/${pod.name}`;
  const where = scopeWords(scope);
  const kubectl = createCli(scope);
  const container =
    pod.container === undefined ? [] : [`--container=${pod.container}`];
  return {
    logs: kubectl('logs', ...where, ...container, LOG_LINES, '-f', target),
    previousLogs: kubectl(
      ...['logs', ...where, ...container, LOG_LINES, '--previous', target],
    ),
    describe: kubectl('describe', ...where, target),
    exec: kubectl('exec', ...where, ...container, '-it', target, '--', SHELL),
    portForward: kubectl(
      ...['port-forward', ...where, target, `${pod.port}:${pod.port}`],
    ),
  } as const;
}

/**
 * The pods that a label selector selects, in one namespace or in all.
 *
 * @public
 */
export function getPodsCommand(scope: CommandScope, selector: string): string {
  return createCli(scope)('get', 'pods', ...scopeWords(scope), '-l', selector);
}

/**
 * Some pods of one namespace by name, for pods that no label selects.
 *
 * @public
 */
export function getNamedPodsCommand(
  scope: CommandScope & { readonly namespace: string },
  names: readonly string[],
): string {
  // As `pod/NAME`, a name can't be mistaken for an option.
  const targets = names.map(name => `pod/${name}`);
  return createCli(scope)('get', ...scopeWords(scope), ...targets);
}

/** Both tools take the same arguments. */
function createCli({ cli = 'kubectl' }: CommandScope) {
  return (...words: readonly string[]) => command(cli, ...words);
}

/** The options that say where to look. */
function scopeWords({ context, namespace }: CommandScope): readonly string[] {
  return [
    ...(context === undefined ? [] : [`--context=${context}`]),
    ...(namespace === undefined ? ['-A'] : ['-n', namespace]),
  ];
}
