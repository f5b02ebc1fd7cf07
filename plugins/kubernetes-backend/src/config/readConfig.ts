import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { configSchema, KEYS_WITHOUT_EFFECT, KubernetesConfig } from './schema';

const METHOD_TYPE = /^kubernetes\.clusterLocatorMethods\[\d+\]\.type$/;

const SUPPORTED_METHODS =
  'config, catalog, gke, inCluster, kubeconfig, localKubectlProxy';

/**
 * Reads the `kubernetes` section.
 *
 * @param warn - told of every key that is accepted and has no effect
 * @throws InputError that names the key and says what to do
 */
export function readConfig(
  rootConfig: Config,
  warn: (message: string) => void,
): KubernetesConfig {
  const section = rootConfig.getOptional('kubernetes') ?? {};
  const parsed = configSchema.safeParse(section);
  if (!parsed.success) {
    throw new InputError(
      `Invalid configuration: ${parsed.error.issues
        .map(issue => describe(issue, section))
        .join('; ')}`,
    );
  }
  for (const [key, reason] of Object.entries(KEYS_WITHOUT_EFFECT)) {
    if (Reflect.get(parsed.data, key) !== undefined) {
      warn(`kubernetes.${key} has no effect: ${reason}.`);
    }
  }
  return parsed.data;
}

function describe(issue: z.core.$ZodIssue, section: unknown): string {
  const path = formatPath(issue.path);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys
      .map(key => `${path}.${key} is not a supported key; remove it`)
      .join('; ');
  }
  if (issue.code === 'invalid_union' && METHOD_TYPE.test(path)) {
    const type = String(valueAt(section, issue.path));
    return `${path}: '${type}' is not a supported way to find clusters; use one of ${SUPPORTED_METHODS}, or add a ClusterProvider through kubernetesClusterProviderExtensionPoint`;
  }
  return `${path}: ${issue.message}`;
}

function formatPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : `${text}.${String(key)}`,
    'kubernetes',
  );
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (found, key) =>
      typeof found === 'object' && found !== null
        ? Reflect.get(found, key)
        : undefined,
    value,
  );
}
