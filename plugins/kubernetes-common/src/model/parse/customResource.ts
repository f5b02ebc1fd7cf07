import { isKubernetesGroup } from '../apiGroups';
import { CustomResource } from '../customResource';
import { parseGeneration } from './condition';
import { parseMeta } from './meta';
import { parseNetworkFacts } from './customResourceNetwork';
import { parseConditions } from './customResourceConditions';
import { parseHealthFields } from './customResourceHealth';
import { compact, json, Json, text } from './readers';

/** Unlike `apps` or `batch`, a custom group is a domain name. */
function isCustomGroup(group: string): boolean {
  return group.includes('.') && !isKubernetesGroup(group);
}

/**
 * The API that an object was read from.
 *
 * @public
 */
export interface CustomResourceApi {
  readonly group: string;
  readonly plural: string;
  /** For objects without their own, such as list items of an aggregated API. */
  readonly version?: string;
  /** Like `version`. */
  readonly kind?: string;
}

/** Some controllers write -1 before they have seen anything, and never after. */
function parseObservedGeneration(status: Json): number | undefined {
  const seen = parseGeneration(status.observedGeneration);
  return seen !== undefined && seen < 0 ? undefined : seen;
}

/** Fields of a spec with which people turn an object off. */
const OFF_FIELDS = [
  'suspend',
  'suspended',
  'pause',
  'paused',
  'stopped',
  'halted',
  'hibernated',
  'offline',
];

function isTurnedOff(spec: Json): boolean {
  return (
    OFF_FIELDS.some(field => spec[field] === true) || spec.started === false
  );
}

/** Some have one word for a status; the `FAIL` of a check is about what it has checked. */
function readStatus(value: unknown): Json {
  if (value === 'FAIL') return {};
  return typeof value === 'string' ? { phase: value } : json(value);
}

/**
 * Parses a custom resource. Total, like `parseObject`.
 *
 * @param api - the requested API; objects of other groups are rejected.
 * @returns undefined without a name, kind or group.
 * @public
 */
export function parseCustomResource(
  raw: unknown,
  api?: CustomResourceApi,
): CustomResource | undefined {
  const object = json(raw);
  const kind = text(object.kind) ?? api?.kind;
  const [group = '', version] = text(object.apiVersion)?.split('/') ?? [
    api?.group,
    api?.version,
  ];
  const metadata = parseMeta(object.metadata);
  if (!metadata || kind === undefined || !version) return undefined;
  if (api ? api.group !== group : !isCustomGroup(group)) return undefined;
  const status = readStatus(object.status);
  const spec = json(object.spec);
  const conditions = parseConditions(status);
  const network = parseNetworkFacts(group, kind, object);
  return {
    kind: 'CustomResource',
    metadata,
    resource: compact({ group, version, kind, plural: api?.plural }),
    ...(isTurnedOff(spec) && { isSuspended: true }),
    ...(network && { network }),
    status: compact({
      observedGeneration: parseObservedGeneration(status),
      conditions,
      ...parseHealthFields(status, spec, conditions.length > 0, kind),
    }),
  };
}
