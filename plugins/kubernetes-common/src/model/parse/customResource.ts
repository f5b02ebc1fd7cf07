import { CustomResource, CustomResourceCondition } from '../customResource';
import { parseMeta } from './meta';
import { compact, items, json, message, number, text, time } from './readers';

/** More than any controller writes; each condition is sent to every viewer. */
const MAX_CONDITIONS = 30;

/** Kubernetes' own groups are `apps`, `batch` and `*.k8s.io`; a custom one is a domain name. */
const CUSTOM_GROUP = /^(?!.*\.k8s\.io$).*\./;

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

/** Some controllers write the number as text, and older ones a hash. */
function generation(value: unknown): number | undefined {
  return typeof value === 'string' && /^\d{1,15}$/.test(value)
    ? Number(value)
    : number(value);
}

function parseCondition(raw: unknown): CustomResourceCondition | undefined {
  const condition = json(raw);
  const type = text(condition.type);
  if (!type) return undefined;
  return compact({
    type,
    status: text(condition.status) ?? '',
    reason: text(condition.reason),
    message: message(condition.message),
    lastTransitionTime: time(condition.lastTransitionTime),
    observedGeneration: generation(condition.observedGeneration),
    severity: text(condition.severity),
  });
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
  if (api ? api.group !== group : !CUSTOM_GROUP.test(group)) return undefined;
  const status = json(object.status);
  return {
    kind: 'CustomResource',
    metadata,
    resource: compact({ group, version, kind, plural: api?.plural }),
    status: compact({
      observedGeneration: generation(status.observedGeneration),
      conditions: items(status.conditions, parseCondition).slice(
        0,
        MAX_CONDITIONS,
      ),
    }),
  };
}
