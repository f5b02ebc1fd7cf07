import {
  AuthProvider,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { caDataProblem } from '../transport/authorityProblem';
import { didYouMean } from '../util/closest';
import { describeError } from '../util/safeMessage';
import { trustProblem } from './untrusted';

/** Other common names for the auth providers. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['anonymous', 'localKubectlProxy'],
  ['eks', 'aws'],
  ['iam', 'aws'],
  ['gke', 'google'],
  ['entra', 'azure'],
  ['token', 'serviceAccount'],
  ['sa', 'serviceAccount'],
  ['x509', 'clientCertificate'],
  ['certificate', 'clientCertificate'],
]);

/**
 * Describes to the operator what is wrong with a cluster's configuration;
 * undefined when it is usable.
 */
export function inspectCluster(
  cluster: ClusterDetails,
  providers: ReadonlyMap<string, AuthProvider>,
): string | undefined {
  const provider = providers.get(cluster.authProvider);
  if (!provider) return unknownProvider(cluster.authProvider, providers);
  const { caData, skipVerify } = cluster.tls ?? {};
  const problems = [
    trustProblem(cluster, provider),
    caData === undefined || skipVerify === true
      ? undefined
      : caDataProblem(String(caData)),
    ...validate(provider, cluster),
  ].filter(problem => problem !== undefined);
  return problems.length === 0 ? undefined : problems.join('. ');
}

export function unknownProvider(
  id: string,
  providers: ReadonlyMap<string, AuthProvider>,
): string {
  const known = [...providers.keys()];
  const other = OTHER_NAMES.get(id.toLowerCase());
  const hint =
    other === undefined ? didYouMean(id, known) : `did you mean '${other}'?`;
  return `there is no authProvider '${id}'; ${hint} Use one of ${known.join(
    ', ',
  )}, or add it through kubernetesAuthProviderExtensionPoint`.replace(
    /\s+/g,
    ' ',
  );
}

/** Providers may be third-party code and may throw. */
function validate(
  provider: AuthProvider,
  cluster: ClusterDetails,
): readonly string[] {
  try {
    const problems: unknown = provider.validate?.(cluster) ?? [];
    return Array.isArray(problems)
      ? problems.map(String)
      : [`authProvider '${provider.id}' didn't return a list from validate`];
  } catch (error) {
    return [
      `authProvider '${
        provider.id
      }' failed to check this cluster: ${describeError(error)}`,
    ];
  }
}
