import { at, KubernetesObject } from './object';
import { StatusError } from './status';

/** One term of a field selector. */
export interface FieldRequirement {
  readonly field: string;
  readonly equals: boolean;
  readonly value: string;
}

/** The fields that Kubernetes can select on besides the name and the namespace. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.podIPs',
    'status.nominatedNodeName',
  ],
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  ReplicaSet: ['status.replicas'],
  ReplicationController: ['status.replicas'],
  Job: ['status.successful'],
  Node: ['spec.unschedulable'],
  Namespace: ['status.phase'],
  Secret: ['type'],
  Service: ['spec.clusterIP', 'spec.type'],
};

function parseTerm(term: string): FieldRequirement {
  const match = /^([^=!]*)(==|!=|=)(.*)$/s.exec(term);
  if (!match) {
    throw StatusError.badRequest(
      `invalid selector: '${term}'; can't understand '${term}'`,
    );
  }
  const [, field, operator, value] = match;
  return {
    field: field.trim(),
    equals: operator !== '!=',
    value: value.replace(/\\([\\,=])/g, '$1'),
  };
}

/**
 * Parses `fieldSelector=` for objects of one kind.
 *
 * @param kind - undefined for custom resources, which are selected by name and namespace only
 * @throws StatusError 400 where it does not parse or names a field that this kind cannot be selected by
 */
export function parseFieldSelector(
  selector: string,
  kind: string | undefined,
): readonly FieldRequirement[] {
  const terms = selector.match(/(\\.|[^\\,])+/gs) ?? [];
  const requirements = terms.map(parseTerm);
  for (const { field } of requirements) {
    const known =
      field === 'metadata.name' ||
      field === 'metadata.namespace' ||
      (kind !== undefined && FIELDS[kind]?.includes(field));
    if (!known) {
      throw StatusError.badRequest(`field label not supported: ${field}`);
    }
  }
  return requirements;
}

function fieldValue(object: KubernetesObject, field: string): string {
  if (field === 'source') {
    return String(
      at(object, 'source', 'component') ??
        at(object, 'reportingComponent') ??
        '',
    );
  }
  const value = at(object, ...field.split('.'));
  if (value !== undefined && value !== null) return String(value);
  return field === 'spec.unschedulable' || field === 'spec.hostNetwork'
    ? 'false'
    : '';
}

export function matchesFields(
  requirements: readonly FieldRequirement[],
  object: KubernetesObject,
): boolean {
  return requirements.every(
    ({ field, equals, value }) =>
      (fieldValue(object, field) === value) === equals,
  );
}
