import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import { closest } from '../util/closest';
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
  linkTemplateSchema,
  OPTIONAL_SCHEMAS,
} from './schema';
import { unknownKey } from './unknownKeys';

type Warn = (message: string) => void;
type Section = Readonly<Record<string, unknown>>;

/** Each needs a reader; see {@link readConfig}. */
const KEYS = [
  'serviceLocatorMethod',
  'clusterLocatorMethods',
  'impersonation',
  'entityAccess',
  'connect',
  'links',
  'customResources',
  'googleServiceAccountCredentials',
  ...Object.keys(OPTIONAL_SCHEMAS),
  ...Object.keys(KEYS_WITHOUT_EFFECT),
];

/** What they say is what an operator relies on: without them more would be shown. */
const CONFINING = ['entityAccess', 'serviceLocatorMethod'] as const;

/** Of `deadlines`, `limits`, `metrics` and `logs`, which are what one of them is not. */
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
]);

/**
 * Reads the `kubernetes` section, as far as it can be used: what is wrong with one
 * cluster is that cluster's `problem`, and anything else that can be left out is
 * left out with a warning.
 *
 * @param warn - told of every key that has no effect, and why
 * @throws InputError where going on would be unsafe: nobody could say in which
 * clusters a service may be looked for
 */
export function readConfig(rootConfig: Config, warn: Warn): KubernetesConfig {
  const section = sectionOf(rootConfig, warn);
  for (const key of Object.keys(section)) {
    if (KEYS.includes(key)) continue;
    const message = unknownKey([], key, KEYS);
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
    customResources: readEach(
      customResourceSchema,
      'customResources',
      section,
      warn,
    ),
    googleServiceAccountCredentials: readKey(
      section.googleServiceAccountCredentials,
    ),
  };
}

function sectionOf(rootConfig: Config, warn: Warn): Section {
  const section: unknown = rootConfig.getOptional('kubernetes') ?? {};
  if (typeof section === 'object' && section && !Array.isArray(section)) {
    return { ...section };
  }
  warn('kubernetes must be a set of keys. As it is, there are no clusters.');
  return {};
}

/** The key that somebody most likely meant, also when only its beginning is there. */
function isMeant(known: string, key: string): boolean {
  const [a, b] = [known.toLowerCase(), key.toLowerCase()];
  return (
    closest(key, KEYS) === known ||
    (Math.min(a.length, b.length) >= 8 && (a.startsWith(b) || b.startsWith(a)))
  );
}

/** Nothing of it is left out: an entity would be shown more than it may be. */
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

/** Which clusters a service may be looked for in is never guessed. */
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
    'Invalid configuration: kubernetes.serviceLocatorMethod.type is missing or empty. If it comes from an environment variable, is that set?',
  );
}

/** Under which names users are known decides what they see, so nothing of it is left out. */
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
    `${impersonationProblem}. Clusters with the authProvider impersonation are not asked.`,
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
  const { objectTypes, deadlines, limits, metrics, logs } = OPTIONAL_SCHEMAS;
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
    // Whoever wrote it meant to choose what leaves the backend: then nothing does.
    podAnnotations:
      read('podAnnotations', OPTIONAL_SCHEMAS.podAnnotations) ??
      (podAnnotations === undefined ? undefined : []),
  };
}

/** Those of a list that can be used. */
function readEach<T>(
  schema: z.ZodType<T>,
  key: string,
  section: Section,
  warn: Warn,
  prepare: (item: object) => unknown = item => item,
): readonly T[] | undefined {
  const given = section[key];
  if (given === undefined) return undefined;
  const items = toList(given);
  if (!Array.isArray(items)) {
    warn(`${formatPath([key])} is ignored: it must be a list`);
    return undefined;
  }
  return items.flatMap((item, index) => {
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

/** JSON, or the same as YAML; what is neither is named by whoever uses it. */
function readKey(given: unknown): string | undefined {
  if (given === undefined || typeof given === 'string') return given;
  return JSON.stringify(given);
}
