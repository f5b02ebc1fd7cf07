import { didYouMean } from '../util/closest';
import { toList } from './coerce';
import { formatPath } from './formatPath';
import { readLeniently } from './readLeniently';
import {
  ClusterLocatorMethod,
  clusterSchema,
  COMFORT_KEYS,
  ConfiguredCluster,
  METHOD_SCHEMAS,
  MisconfiguredCluster,
} from './schema';

type Warn = (message: string) => void;

const TYPES = Object.keys(METHOD_SCHEMAS);

/** Keys that count as absent when empty, as examples often leave them. */
const MAY_BE_EMPTY = [
  'caData',
  'caFile',
  'dashboardApp',
  'dashboardUrl',
  'region',
  'title',
  'tlsServerName',
];

/** Keys that can be ignored when invalid: without them a method neither finds nor trusts more. */
const OPTIONAL_METHOD_KEYS: ReadonlySet<string> = new Set([
  'title',
  'dangerouslyAllowSkipTLSVerify',
  'skipMetricsLookup',
  'exposeDashboard',
]);

/** Reads `clusterLocatorMethods`; an unusable entry carries its problem. */
export function readMethods(
  given: unknown,
  warn: Warn,
): readonly ClusterLocatorMethod[] {
  const path = ['clusterLocatorMethods'];
  const methods = toList(given);
  if (!Array.isArray(methods)) {
    return [unusable('config', `${formatPath(path)} must be a list`)];
  }
  return methods.map((method, index) => readMethod(method, index, warn));
}

function readMethod(
  given: unknown,
  index: number,
  warn: Warn,
): ClusterLocatorMethod {
  const path = ['clusterLocatorMethods', index];
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return unusable(
      typeof given === 'string' ? given : 'config',
      `${formatPath(
        path,
      )} must be an object that begins with type, for example - type: config`,
    );
  }
  const type: unknown = Reflect.get(given, 'type');
  switch (type) {
    case 'config':
      return readConfigured(given, path, warn);
    case 'kubeconfig':
    case 'catalog':
    case 'gke':
    case 'inCluster':
    case 'localKubectlProxy': {
      const method = readLeniently<ClusterLocatorMethod>(
        METHOD_SCHEMAS[type],
        given,
        { path, warn, optionalKeys: OPTIONAL_METHOD_KEYS },
      );
      return method.ok
        ? method.value
        : unusable(type, method.problems.join('; '));
    }
    default:
      return unusable(
        typeof type === 'string' && type !== '' ? type : 'config',
        `${formatPath(path)}.type ${wrongType(type)}`,
      );
  }
}

function readConfigured(
  given: object,
  path: readonly PropertyKey[],
  warn: Warn,
): ClusterLocatorMethod {
  const method = readLeniently(METHOD_SCHEMAS.config, given, { path, warn });
  if (!method.ok) return unusable('config', method.problems.join('; '));
  const { type, clusters } = method.value;
  if (clusters === undefined) {
    warn(`${formatPath(path)}.clusters is missing: there are no clusters`);
  }
  return {
    type,
    clusters: (clusters ?? []).map((cluster, position) =>
      readCluster(cluster, [...path, 'clusters', position], warn),
    ),
  };
}

function wrongType(type: unknown): string {
  const others = `use one of ${TYPES.join(
    ', ',
  )}, or add a ClusterProvider through kubernetesClusterProviderExtensionPoint`;
  if (typeof type !== 'string' || type === '') return `is missing; ${others}`;
  const near = didYouMean(type, TYPES);
  return `'${type}' is not a known clusterLocatorMethod type; ${near}${
    near && ' '
  }${others}`;
}

function unusable(id: string, problem: string): ClusterLocatorMethod {
  return { type: 'unusable', id, problem };
}

function readCluster(
  given: unknown,
  path: readonly PropertyKey[],
  warn: Warn,
): ConfiguredCluster | MisconfiguredCluster {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    return misconfigured(given, path, [
      `${formatPath(path)} must be an object with at least name and url`,
    ]);
  }
  const filled = withoutEmpty({ ...given }, path, warn);
  const notes: string[] = [];
  const cluster = readLeniently(clusterSchema, filled, {
    path,
    optionalKeys: COMFORT_KEYS,
    warn: note => {
      notes.push(note);
      warn(note);
    },
  });
  return cluster.ok
    ? cluster.value
    : // A mistyped key is often why another one is missing.
      misconfigured(given, path, [...cluster.problems, ...notes]);
}

function withoutEmpty(
  cluster: Record<string, unknown>,
  path: readonly PropertyKey[],
  warn: Warn,
): Record<string, unknown> {
  for (const key of MAY_BE_EMPTY) {
    const value = cluster[key];
    if (typeof value !== 'string' || value.trim() !== '') continue;
    delete cluster[key];
    // The other of the two keys wins.
    const isOther =
      (key === 'caFile' && cluster.caData) ||
      (key === 'caData' && cluster.caFile);
    if (!isOther) {
      warn(
        `${formatPath([
          ...path,
          key,
        ])} is empty and therefore ignored. If it comes from an environment variable, check that the variable is set`,
      );
    }
  }
  return cluster;
}

/** A cluster without a name is named after its position. */
function misconfigured(
  given: unknown,
  path: readonly PropertyKey[],
  problems: readonly string[],
): MisconfiguredCluster {
  const name = textAt(given, 'name');
  return {
    name: name ?? formatPath(path).replace('kubernetes.', ''),
    title: textAt(given, 'title'),
    problem: problems.join('; '),
  };
}

function textAt(given: unknown, key: string): string | undefined {
  const value: unknown =
    typeof given === 'object' && given !== null
      ? Reflect.get(given, key)
      : undefined;
  return (typeof value === 'string' && value.trim() !== '') ||
    typeof value === 'number'
    ? String(value)
    : undefined;
}
