import { homedir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { KubeConfig } from '@kubernetes/client-node';
import { describeError } from '../util/safeMessage';
import { FileCache } from '../util/FileCache';

/** Keys of `authMetadata` that refer to the cluster's kubeconfig and context. */
export const KUBECONFIG_METADATA = {
  path: 'kubeconfig.path',
  context: 'kubeconfig.context',
} as const;

type ClientLibrary = Pick<
  typeof import('@kubernetes/client-node'),
  'KubeConfig'
>;

export interface KubeconfigStoreOptions {
  readonly files: FileCache;
  readonly environment?: NodeJS.ProcessEnv;
  /** Loaded on first use: it takes half a second and 75 MB. */
  readonly loadLibrary?: () => Promise<ClientLibrary>;
}

interface LoadedKubeconfig {
  readonly content: string;
  readonly kubeconfig: KubeConfig;
  /** One per context, because client-node caches tokens for its current context. */
  readonly byContext: Map<string, KubeConfig>;
}

/**
 * The kubeconfig files that the operator configured, reloaded when they change.
 *
 * @remarks
 * A kubeconfig may run programs (exec plugins). It must be the operator's own
 * file, never one that a user of Backstage can influence.
 */
export class KubeconfigStore {
  readonly #loaded = new Map<string, LoadedKubeconfig>();
  readonly #files: FileCache;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #loadLibrary: () => Promise<ClientLibrary>;

  constructor(options: KubeconfigStoreOptions) {
    this.#files = options.files;
    this.#environment = options.environment ?? process.env;
    this.#loadLibrary =
      options.loadLibrary ?? (() => import('@kubernetes/client-node'));
  }

  /**
   * All contexts of the files in `path`, which is a path list like `KUBECONFIG`;
   * `KUBECONFIG` or `~/.kube/config` when absent.
   */
  async load(path: string | undefined): Promise<KubeConfig> {
    return (await this.#load(path)).kubeconfig;
  }

  /** A kubeconfig whose current context is `context`; rejects when there is none of that name. */
  async forContext(
    path: string | undefined,
    context: string,
  ): Promise<KubeConfig> {
    const loaded = await this.#load(path);
    const known = loaded.byContext.get(context);
    if (known) return known;
    if (!loaded.kubeconfig.getContextObject(context)) {
      throw new Error(`The kubeconfig no longer has the context '${context}'.`);
    }
    const library = await this.#loadLibrary();
    const kubeconfig = new library.KubeConfig();
    kubeconfig.loadFromOptions({
      clusters: loaded.kubeconfig.clusters,
      users: loaded.kubeconfig.users,
      contexts: loaded.kubeconfig.contexts,
      currentContext: context,
    });
    loaded.byContext.set(context, kubeconfig);
    return kubeconfig;
  }

  /** Drops cached credentials. */
  forget(path: string | undefined): void {
    this.#loaded.delete(this.#resolve(path));
  }

  async #load(path: string | undefined): Promise<LoadedKubeconfig> {
    const resolved = this.#resolve(path);
    const files = resolved.split(delimiter).filter(file => file !== '');
    const contents = await Promise.all(
      files.map(file => this.#files.read(file)),
    ).catch(error => {
      throw new Error(
        `Can't read the kubeconfig (${describeError(
          error,
        )}). Set 'path' of the kubeconfig clusterLocatorMethod, or KUBECONFIG.`,
      );
    });
    const content = contents.join('\n---\n');
    const known = this.#loaded.get(resolved);
    if (known?.content === content) return known;
    const loaded = {
      content,
      kubeconfig: merge(files, contents, await this.#loadLibrary()),
      byContext: new Map<string, KubeConfig>(),
    };
    this.#loaded.set(resolved, loaded);
    return loaded;
  }

  #resolve(path: string | undefined): string {
    const home = this.#environment.HOME ?? homedir();
    const chosen =
      path || this.#environment.KUBECONFIG || join(home, '.kube', 'config');
    return chosen.startsWith('~/') ? join(home, chosen.slice(2)) : chosen;
  }
}

/** Like kubectl: of two entries with one name the first wins. */
function merge(
  files: readonly string[],
  contents: readonly string[],
  library: ClientLibrary,
): KubeConfig {
  const merged = new library.KubeConfig();
  contents.forEach((content, index) => {
    const file = files[index];
    const one = new library.KubeConfig();
    try {
      one.loadFromString(content);
    } catch (error) {
      throw new Error(
        `The kubeconfig ${file} is not valid: ${describeError(error)}`,
      );
    }
    one.makePathsAbsolute(dirname(file));
    merged.clusters = keepFirst(merged.clusters, one.clusters);
    merged.users = keepFirst(merged.users, one.users);
    merged.contexts = keepFirst(merged.contexts, one.contexts);
    merged.currentContext ??= one.currentContext;
  });
  return merged;
}

function keepFirst<T extends { readonly name: string }>(
  first: T[],
  second: readonly T[],
): T[] {
  const names = new Set(first.map(({ name }) => name));
  return [...first, ...second.filter(({ name }) => !names.has(name))];
}
