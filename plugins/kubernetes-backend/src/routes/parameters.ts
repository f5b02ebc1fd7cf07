import { InputError } from '@backstage/errors';
import {
  FLEET_LIMITS,
  MAX_MERGED_LOGS,
  parseMergedLogSources,
} from '@podlight/backstage-plugin-kubernetes-common';
import { z } from 'zod';
import { UnknownParameterError } from '../errors';

/** The kind, the namespace or the name of an entity. */
const entityField = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,252}$/, 'is not part of an entity ref');

/** A DNS subdomain, the format of pod and namespace names. */
const kubernetesName = z
  .string()
  .regex(/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/, 'is not a Kubernetes name');

export const entityParametersSchema = z.object({
  kind: entityField,
  namespace: entityField,
  name: entityField,
});

export const retryParametersSchema = entityParametersSchema.extend({
  cluster: z.string().min(1).max(253),
});

export const podParametersSchema = retryParametersSchema.extend({
  podNamespace: kubernetesName,
  pod: kubernetesName,
});

export const helpParametersSchema = z.strictObject({
  class: z.string().max(100),
});

export const helpAnswerParametersSchema = helpParametersSchema.extend({
  helped: z.enum(['yes', 'no']),
});

/** `deployments.apps`, `services`, `rollouts.argoproj.io`. */
const resourceName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,62}(\.[a-z0-9.-]{1,253})?$/, 'is not PLURAL.GROUP');

export const objectParametersSchema = retryParametersSchema.extend({
  resource: resourceName,
  objectNamespace: z.union([z.literal('-'), kubernetesName]),
  // Names of some objects hold colons, as those of roles do.
  object: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._:-]{0,252}$/, 'is not a Kubernetes name'),
});

const flag = z.enum(['true', 'false']).transform(value => value === 'true');

function count(maximum: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, 'is not a number')
    .transform(Number)
    .pipe(z.number().int().min(1).max(maximum));
}

/** Many screens full; a log aggregator is better for more. */
const DEFAULT_TAIL_LINES = 500;
export const MAX_TAIL_LINES = 10_000;

const DEFAULT_LOG_BYTES = 1024 * 1024;
/** Upper bound for a log that is not followed. */
export const MAX_LOG_BYTES = 10 * 1024 * 1024;

const MAX_SINCE_SECONDS = 366 * 24 * 3600;

/** Bounded like a URL; an entry that is not a valid version is ignored. */
const MAX_CURSOR_CHARACTERS = 8_192;

export const liveQuerySchema = z.object({
  cursor: z.string().max(MAX_CURSOR_CHARACTERS).optional(),
});

export const logQuerySchema = z.strictObject({
  container: kubernetesName.optional(),
  previous: flag.default(false),
  tailLines: count(MAX_TAIL_LINES).default(DEFAULT_TAIL_LINES),
  sinceSeconds: count(MAX_SINCE_SECONDS).optional(),
  timestamps: flag.default(false),
  follow: flag.default(false),
  limitBytes: count(MAX_LOG_BYTES).default(DEFAULT_LOG_BYTES),
  unscrubbed: flag.default(false),
});

/** Clusters in the URL of one request; above any real number. */
const MAX_CLUSTERS = 200;

const clusterName = z.string().min(1).max(253);

export const usageQuerySchema = z.strictObject({
  /** Repeatable; defaults to all clusters of the service. */
  cluster: z
    .union([
      clusterName.transform(name => [name]),
      z.array(clusterName).max(MAX_CLUSTERS),
    ])
    .optional(),
});

/** Twenty sources with their names and times come close to the maximum length of a URL. */
const MAX_SOURCES_CHARACTERS = 8_192;

/** Upper bound for each merged log that is not followed. */
const MAX_MERGED_LOG_BYTES = 2 * 1024 * 1024;

const mergedLogSourceSchema = z.object({
  cluster: podParametersSchema.shape.cluster,
  namespace: kubernetesName,
  name: kubernetesName,
  container: kubernetesName.optional(),
  after: z.iso.datetime().optional(),
});

export const mergedLogQuerySchema = z.strictObject({
  pods: z
    .string()
    .min(1)
    .max(MAX_SOURCES_CHARACTERS)
    .describe('CLUSTER/NAMESPACE/POD[/CONTAINER[/AFTER]],…')
    .transform((text, issues) => {
      const sources = parseMergedLogSources(text);
      if (sources) return sources;
      issues.addIssue('is not CLUSTER/NAMESPACE/POD[/CONTAINER[/AFTER]],…');
      return z.NEVER;
    })
    .pipe(z.array(mergedLogSourceSchema).max(MAX_MERGED_LOGS)),
  tailLines: count(MAX_TAIL_LINES).default(DEFAULT_TAIL_LINES),
  sinceSeconds: count(MAX_SINCE_SECONDS).optional(),
  follow: flag.default(false),
  limitBytes: count(MAX_MERGED_LOG_BYTES).default(DEFAULT_LOG_BYTES),
  unscrubbed: flag.default(false),
});

export const manifestQuerySchema = z.strictObject({
  format: z.enum(['yaml', 'json']).default('yaml'),
});

/** KIND:NAMESPACE/NAME */
const entityRef = z
  .string()
  .max(800)
  .regex(
    /^[A-Za-z][A-Za-z0-9]{0,62}:[A-Za-z0-9][A-Za-z0-9._-]{0,252}\/[A-Za-z0-9][A-Za-z0-9._-]{0,252}$/,
    'is not KIND:NAMESPACE/NAME',
  );

export const fleetQuerySchema = z
  .strictObject({
    /** Services of the caller and the caller's groups, or all; defaults to all. */
    scope: z.enum(['all', 'mine']).optional(),
    /** A System, a Domain, a Group or a User. */
    of: entityRef.optional(),
    /** Repeatable: these services. */
    ref: z
      .union([
        entityRef.transform(ref => [ref]),
        z.array(entityRef).max(FLEET_LIMITS.refs),
      ])
      .optional(),
  })
  .refine(({ of, scope }) => of === undefined || scope === undefined, {
    path: ['of'],
    message: 'does not go with scope',
  })
  .refine(
    ({ of, ref, scope }) =>
      ref === undefined || (of === undefined && scope === undefined),
    { path: ['ref'], message: 'does not go with scope or of' },
  );

export type EntityParameters = z.infer<typeof entityParametersSchema>;
export type LogQuery = z.infer<typeof logQuerySchema>;
export type MergedLogQuery = z.infer<typeof mergedLogQuerySchema>;

/**
 * An unknown parameter is rejected, because ignoring it could give a wrong result, such as
 * the log of another run.
 *
 * @throws InputError that names each invalid parameter
 */
export function parseParameters<T>(schema: z.ZodType<T>, value: unknown): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const unknown = parsed.error.issues.find(
    issue => issue.code === 'unrecognized_keys',
  );
  if (unknown) throw new UnknownParameterError(unknown.keys);
  throw new InputError(
    parsed.error.issues
      .map(({ path, message }) => `${path.join('.')}: ${message}`)
      .join('; '),
  );
}
