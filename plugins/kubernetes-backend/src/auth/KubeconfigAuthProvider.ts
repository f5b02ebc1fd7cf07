import { RequestOptions } from 'node:https';
import { basename } from 'node:path';
import type { User } from '@kubernetes/client-node';
import {
  AuthProvider,
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { describeError } from '../util/safeMessage';
import {
  KUBECONFIG_METADATA,
  KubeconfigStore,
} from '../clusters/KubeconfigStore';
import { Printed } from './credentialFailure';

/**
 * The credential of one kubeconfig context: client certificate, token, token
 * file, exec plugin or OIDC, as `@kubernetes/client-node` understands them.
 */
export class KubeconfigAuthProvider implements AuthProvider {
  readonly id = 'kubeconfig';
  readonly scope = 'cluster';
  readonly #store: KubeconfigStore;

  constructor(store: KubeconfigStore) {
    this.#store = store;
  }

  validate(cluster: ClusterDetails): readonly string[] {
    const context = cluster.authMetadata[KUBECONFIG_METADATA.context];
    return context === undefined
      ? [
          "authProvider 'kubeconfig' is only for clusters that a clusterLocatorMethod of type kubeconfig has found",
        ]
      : [];
  }

  async getCredential({
    cluster,
    refused,
  }: {
    readonly cluster: ClusterDetails;
    readonly refused?: ClusterCredential;
  }): Promise<ClusterCredential> {
    const context = cluster.authMetadata[KUBECONFIG_METADATA.context] ?? '';
    const path = cluster.authMetadata[KUBECONFIG_METADATA.path];
    // client-node caches an exec plugin's token until it expires; drop one that was rejected.
    if (refused) this.#store.forget(path);
    const kubeconfig = await this.#store.forContext(path, context);
    const user = kubeconfig.getCurrentUser();
    if (user?.username) {
      throw new Error(
        `Context '${context}' uses a user name and a password, which Kubernetes no longer accepts. Use a token, a client certificate, or an exec plugin.`,
      );
    }
    if (kubeconfig.getCurrentCluster()?.proxyUrl) {
      throw new Error(
        `Context '${context}' goes through a proxy ('proxy-url'), which is not supported.`,
      );
    }
    if (user?.impersonateUser) {
      throw new Error(
        `Context '${context}' impersonates a user ('as'), which is not supported.`,
      );
    }
    const options: RequestOptions = {};
    try {
      await kubeconfig.applyToHTTPSOptions(options);
    } catch (error) {
      const command = user ? execCommand(user) : undefined;
      throw command === undefined
        ? new Error(
            `Couldn't get the credentials of context '${context}': ${describeError(
              error,
            )}`,
          )
        : commandFailed(command, context, error);
    }
    return toCredential(options, `kubeconfig:${context}`);
  }
}

/** Name of the exec plugin that gets the credential, without its arguments. */
function execCommand({ exec, authProvider }: User): string | undefined {
  const command: unknown = exec?.command ?? authProvider?.config?.exec?.command;
  return typeof command === 'string' && command !== ''
    ? basename(command)
    : undefined;
}

/**
 * The library throws what the program printed, which may contain a secret: it goes
 * only to the log. Output that does not parse as a credential may be part
 * of one, so it is dropped.
 */
function commandFailed(
  command: string,
  context: string,
  error: unknown,
): Error {
  const what = `The command '${command}', which gets the credentials of context '${context}' in the kubeconfig,`;
  if (error instanceof SyntaxError || error instanceof TypeError) {
    return new Error(
      `${what} didn't print an ExecCredential. Run it where Backstage runs to see its output.`,
    );
  }
  const code: unknown =
    typeof error === 'object' && error !== null
      ? Reflect.get(error, 'code')
      : undefined;
  if (code === 'ENOENT' || code === 'EACCES') {
    return new Error(
      `${what} ${
        code === 'ENOENT' ? 'is not installed' : 'is not executable'
      } where Backstage runs.`,
    );
  }
  return new Error(`${what} failed. Its output is in the backend log.`, {
    cause: new Printed(describeError(error)),
  });
}

function toCredential(
  options: RequestOptions,
  identity: string,
): ClusterCredential {
  const authorization = readHeader(options.headers, 'Authorization');
  const token = authorization?.replace(/^Bearer\s+/, '').trim();
  if (token) return { kind: 'bearerToken', token, identity };
  if (options.cert && options.key) {
    return {
      kind: 'clientCertificate',
      certificate: options.cert.toString(),
      privateKey: options.key.toString(),
      identity,
    };
  }
  return { kind: 'anonymous', identity };
}

function readHeader(
  headers: RequestOptions['headers'],
  name: string,
): string | undefined {
  const value: unknown =
    headers === undefined ? undefined : Reflect.get(headers, name);
  return typeof value === 'string' ? value : undefined;
}
