import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { readCustomizations } from '../resources/readCustomizations';
import { readDefinitions } from '../resources/readDefinitions';
import { closest } from '../util/closest';
import { describeError } from '../util/safeMessage';
import { toList, toNumber } from './coerce';
import { formatPath } from './formatPath';
import { readLeniently } from './readLeniently';
import { readMethods } from './readMethods';
import {
  connectRuleSchema,
  customResourceSchema,
  entityAccessSchema,
  impersonationSchema,
  KEYS_WITHOUT_EFFECT,
  KubernetesConfig,
  askForHelpSchema,
  linkTemplateSchema,
  OPTIONAL_SCHEMAS,
} from './schema';
import { unknownKey } from './unknownKeys';

type Warn = (message: string) => void;
type Section = Readonly<Record<string, unknown>>;

/** All keys of the section; the first ones have a reader of their own in {@link readConfig}. */
export const CONFIG_KEYS = [
  'serviceLocatorMethod',
  'clusterLocatorMethods',
  'impersonation',
  'entityAccess',
  'connect',
  'links',
  'askForHelp',
  'customResources',
  'resources',
  'resourceCustomizations',
  'googleServiceAccountCredentials',
  ...Object.keys(OPTIONAL_SCHEMAS),
  ...Object.keys(KEYS_WITHOUT_EFFECT),
];

/** Keys that restrict what is shown; ignoring an invalid one would show more. */
const CONFINING = ['entityAccess', 'serviceLocatorMethod'] as const;

/** Keys of `deadlines`, `limits`, `metrics`, `logs` and `fleet` that are ignored when invalid. */
const OPTIONAL_KEYS: ReadonlySet<string> = new Set([
  'connectMs',
  'firstByteMs',
  'listMs',
  'snapshotMs',
  'liveStreamsPerUser',
  'liveStreams',
  'requestsPerUser',
  'requestsPerSecond',
  'public',
  'histogramsByCluster',
  'allowUnscrubbed',
  'enabled',
  'database',
  'historyDays',
  'workers',
  'maxObjectsPerCluster',
  'nodePools',
  'nodePoolLabels',
]);

/**
 * Reads the `kubernetes` section as far as it is usable: an error in one
 * cluster becomes that cluster's `problem`, and anything else that can be ignored is
 * ignored with a warning.
 *
 * @param warn - called for every key that has no effect, with the reason
 * @throws InputError where continuing would be unsafe: it would be unclear in which
 * clusters a service may be looked for
 */
export function readConfig(rootConfig: Config, warn: Warn): KubernetesConfig {
  const section = readSection(rootConfig, warn);
  for (const key of Object.keys(section)) {
    if (CONFIG_KEYS.includes(key)) continue;
    const message = unknownKey([], key, CONFIG_KEYS);
    if (CONFINING.some(known => isMeant(known, key))) {
      throw new InputError(
        `Invalid configuration: ${message}. It says what may be seen, so nothing is shown until it is right.`,
      );
    }
    warn(message);
  }
  for (const [key, reason] of Object.entries(KEYS_WITHOUT_EFFECT)) {
    if (section[key] !== undefined) {
      warn(`kubernetes.${key} has no effect: ${reason}.`);
    }
  }
  return {
    ...readOptional(section, warn),

    serviceLocatorMethod: readLocatorMethod(section.serviceLocatorMethod),
    clusterLocatorMethods:
      section.clusterLocatorMethods === undefined
        ? undefined
        : readMethods(section.clusterLocatorMethods, warn),
    ...readImpersonation(section.impersonation, warn),
    entityAccess: readEntityAccess(section.entityAccess),
    connect: readEach(connectRuleSchema, 'connect', section, warn),
    links: readEach(linkTemplateSchema, 'links', section, warn, link => ({
      ...link,
      ...('windowMinutes' in link
        ? { windowMinutes: toNumber(link.windowMinutes) }
        : {}),
    })),
    askForHelp: readEach(askForHelpSchema, 'askForHelp', section, warn),
    ...readCustomResources(section, warn),
    resources: readResources(section.resources),
    resourceCustomizations: readScripts(section.resourceCustomizations, warn),
    googleServiceAccountCredentials: readKey(
      section.googleServiceAccountCredentials,
    ),
  };
}

/** Errors are fatal here: without its definition an object that fails could look healthy. */
function fatal<T>(key: string, action: () => T): T {
  try {
    return action();
  } catch (error) {
    throw new InputError(
      `Invalid configuration: kubernetes.${key}: ${describeError(error)}`,
    );
  }
}

function readResources(given: unknown): KubernetesConfig['resources'] {
  if (given === undefined) return undefined;
  return fatal('resources', () =>
    readDefinitions(Array.isArray(given) ? given : [given]),
  );
}

function readScripts(
  given: unknown,
  warn: Warn,
): KubernetesConfig['resourceCustomizations'] {
  if (given === undefined) return undefined;
  return fatal('resourceCustomizations', () =>
    readCustomizations(given, message =>
      warn(`kubernetes.resourceCustomizations: ${message}`),
    ),
  );
}

function readSection(rootConfig: Config, warn: Warn): Section {
  const section: unknown = rootConfig.getOptional('kubernetes') ?? {};
  if (typeof section === 'object' && section && !Array.isArray(section)) {
    return { ...section };
  }
  warn('kubernetes must be an object. Until it is, there are no clusters.');
  return {};
}

/** The key that was most likely meant, also when only its beginning was written. */
function isMeant(known: string, key: string): boolean {
  const [a, b] = [known.toLowerCase(), key.toLowerCase()];
  return (
    closest(key, CONFIG_KEYS) === known ||
    (Math.min(a.length, b.length) >= 8 && (a.startsWith(b) || b.startsWith(a)))
  );
}

/** Errors are fatal here: ignoring a part could show an entity more than it may see. */
function readEntityAccess(given: unknown): KubernetesConfig['entityAccess'] {
  if (given === undefined) return undefined;
  const problems: string[] = [];
  const read = readLeniently(entityAccessSchema, given, {
    path: ['entityAccess'],
    warn: message => problems.push(message),
  });
  if (!read.ok) problems.push(...read.problems);
  if (read.ok && problems.length === 0) return read.value;
  throw new InputError(`Invalid configuration: ${problems.join('; ')}`);
}

/** Where a service may be located is never guessed. */
function readLocatorMethod(
  given: unknown,
): { readonly type: string } | undefined {
  if (given === undefined) return undefined;
  const type: unknown =
    typeof given === 'object' && given !== null
      ? Reflect.get(given, 'type')
      : given;
  if (typeof type === 'string' && type.trim() !== '') return { type };
  throw new InputError(
    'Invalid configuration: kubernetes.serviceLocatorMethod.type is missing or empty. If it comes from an environment variable, check that the variable is set.',
  );
}

/** Errors are fatal here: the names of users decide what they see. */
function readImpersonation(
  given: unknown,
  warn: Warn,
): Pick<KubernetesConfig, 'impersonation' | 'impersonationProblem'> {
  if (given === undefined) return {};
  const problems: string[] = [];
  const read = readLeniently(impersonationSchema, given, {
    path: ['impersonation'],
    warn: message => problems.push(message),
  });
  if (!read.ok) problems.push(...read.problems);
  if (problems.length === 0 && read.ok) return { impersonation: read.value };
  const impersonationProblem = problems.join('; ');
  warn(
    `${impersonationProblem}. Clusters with the authProvider impersonation get no requests.`,
  );
  return { impersonationProblem };
}

function readOptional(
  section: Section,
  warn: Warn,
): Pick<KubernetesConfig, keyof typeof OPTIONAL_SCHEMAS> {
  const read = <T>(key: string, schema: z.ZodType<T>): T | undefined => {
    const given = section[key];
    if (given === undefined) return undefined;
    const path = [key];
    const result = readLeniently(schema, given, {
      path,
      warn,
      optionalKeys: OPTIONAL_KEYS,
    });
    if (result.ok) return result.value;
    warn(`${formatPath(path)} is ignored: ${result.problems.join('; ')}`);
    return undefined;
  };
  const { podAnnotations } = section;
  const { objectTypes, deadlines, fleet, limits, metrics, logs, configTimes } =
    OPTIONAL_SCHEMAS;
  return {
    objectTypes: read('objectTypes', objectTypes),
    apiVersionOverrides: read(
      'apiVersionOverrides',
      OPTIONAL_SCHEMAS.apiVersionOverrides,
    ),
    refreshIntervalMs: read(
      'refreshIntervalMs',
      OPTIONAL_SCHEMAS.refreshIntervalMs,
    ),
    deadlines: read('deadlines', deadlines),
    limits: read('limits', limits),
    metrics: read('metrics', metrics),
    logs: read('logs', logs),
    fleet: read('fleet', fleet),
    configTimes: read('configTimes', configTimes),
    // An invalid list was meant to restrict what leaves the backend, so nothing leaves it.
    podAnnotations:
      read('podAnnotations', OPTIONAL_SCHEMAS.podAnnotations) ??
      (podAnnotations === undefined ? undefined : []),
  };
}

/** `shipped` stands for all APIs that Podlight ships a definition for. */
const SHIPPED = 'shipped';

function readCustomResources(
  section: Section,
  warn: Warn,
): Pick<KubernetesConfig, 'customResources' | 'readsShippedResources'> {
  const items = toList(section.customResources);
  const readsShippedResources = Array.isArray(items) && items.includes(SHIPPED);
  return {
    customResources: readEach(
      customResourceSchema,
      'customResources',
      section,
      warn,
      undefined,
      item => item === SHIPPED,
    ),
    ...(readsShippedResources && { readsShippedResources }),
  };
}

/** The usable entries of a list. */
function readEach<T>(
  schema: z.ZodType<T>,
  key: string,
  section: Section,
  warn: Warn,
  prepare: (item: object) => unknown = item => item,
  isSkipped: (item: unknown) => boolean = () => false,
): readonly T[] | undefined {
  const given = section[key];
  if (given === undefined) return undefined;
  const items = toList(given);
  if (!Array.isArray(items)) {
    warn(`${formatPath([key])} is ignored: it must be a list`);
    return undefined;
  }
  return items.flatMap((item, index) => {
    if (isSkipped(item)) return [];
    const path = [key, index];
    const read = readLeniently(
      schema,
      typeof item === 'object' && item !== null ? prepare(item) : item,
      { path, warn },
    );
    if (read.ok) return [read.value];
    warn(`${formatPath(path)} is ignored: ${read.problems.join('; ')}`);
    return [];
  });
}

/** A structured value as JSON text, which is also YAML. */
function readKey(given: unknown): string | undefined {
  if (given === undefined || typeof given === 'string') return given;
  return JSON.stringify(given);
}
