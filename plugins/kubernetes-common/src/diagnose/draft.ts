import { Event, KubernetesObject, ObjectRef, Pod } from '../model';
import { FAILURE_CLASSES, FailureClassName } from './classes';
import { ContainerFacts, PodFacts } from './PodFacts';
import {
  Evidence,
  Finding,
  FindingParams,
  FindingScope,
  PodRef,
  Severity,
} from './types';

/** A finding before it is merged with others: about one pod or object, and without an id. */
export type Draft = Omit<Finding, 'id' | 'symptoms'> & {
  readonly symptoms: readonly Draft[];
  /** For classes of rule sets: distinguishes two drafts on one workload. */
  readonly identity?: string;
};

/** What a rule reports besides the class. */
export interface Details {
  /** The class's own when absent. */
  readonly severity?: Severity;
  readonly params?: Readonly<Record<string, string | number | undefined>>;
  readonly evidence: readonly Evidence[];
  readonly since?: string;
  /** `certain` when absent. */
  readonly confidence?: Finding['confidence'];
  readonly missing?: Finding['missing'];
  readonly symptoms?: readonly Draft[];
}

/** Quotes one field. */
export function fieldEvidence(
  object: Pick<KubernetesObject, 'kind' | 'metadata'>,
  path: string,
  value: string | number | undefined,
): Evidence {
  const { namespace, name } = object.metadata;
  return {
    type: 'field',
    object: { kind: object.kind, namespace, name },
    path,
    value: String(value ?? ''),
  };
}

/** Quotes one event. */
export function eventEvidence(event: Event): Evidence {
  return {
    type: 'event',
    reason: event.reason,
    message: event.message,
    count: event.count,
    ...(event.lastSeen && { lastSeen: event.lastSeen }),
  };
}

/** The condition of that type, as evidence; none when it is absent. */
export function conditionEvidence(
  object: KubernetesObject & {
    readonly status: {
      readonly conditions: readonly {
        readonly type: string;
        readonly status: string;
        readonly reason?: string;
        readonly message?: string;
      }[];
    };
  },
  type: string,
): readonly Evidence[] {
  const position = object.status.conditions.findIndex(
    condition => condition.type === type,
  );
  if (position < 0) return [];
  const condition = object.status.conditions[position];
  const text = [condition.reason, condition.message].filter(Boolean).join(': ');
  return [
    fieldEvidence(
      object,
      `status.conditions[${position}]`,
      `${type}=${condition.status}${text && ` ${text}`}`,
    ),
  ];
}

/** Drops params without a value. */
export function definedParams(params: Details['params'] = {}): FindingParams {
  const result: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined) result[name] = value;
  }
  return result;
}

function draft(
  name: FailureClassName,
  scope: FindingScope,
  details: Details,
  pods: readonly PodRef[],
  baseParams: FindingParams,
): Draft {
  const failureClass = FAILURE_CLASSES[name];
  return {
    class: name,
    severity: details.severity ?? failureClass.severity,
    scope,
    params: { ...baseParams, ...definedParams(details.params) },
    evidence: details.evidence,
    docs: failureClass.docs,
    ...(details.since && { since: details.since }),
    confidence: details.confidence ?? 'certain',
    missing: details.missing ?? [],
    pods,
    symptoms: details.symptoms ?? [],
  };
}

/** A reference to a pod of this cluster. */
export function podRef(pod: Pod): PodRef {
  return { namespace: pod.metadata.namespace, name: pod.metadata.name };
}

/** Creates a draft about a pod; `info` if the pod no longer matters. */
export function podDraft(
  facts: PodFacts,
  name: FailureClassName,
  details: Details,
  container?: ContainerFacts,
): Draft {
  const { pod, workload } = facts;
  const scope: FindingScope = {
    ...(facts.index.view.cluster && { cluster: facts.index.view.cluster }),
    ...workload,
    ...(container && {
      container: container.name,
      containerKind: container.kind,
    }),
  };
  return draft(
    name,
    scope,
    facts.isHistory ? { ...details, severity: 'info' } : details,
    [podRef(pod)],
    {
      ...workload,
      pod: pod.metadata.name,
      ...(container && { container: container.name }),
    },
  );
}

/** Creates a draft about an object that is not a pod. */
export function objectDraft(
  index: PodFacts['index'],
  object: ObjectRef,
  name: FailureClassName,
  details: Details,
  pods: readonly Pod[] = [],
): Draft {
  const { kind, namespace } = object;
  const scope: FindingScope = {
    ...(index.view.cluster && { cluster: index.view.cluster }),
    kind,
    namespace,
    name: object.name,
  };
  return draft(name, scope, details, pods.map(podRef), {
    kind,
    namespace,
    name: object.name,
  });
}

/** Names an object. */
export function objectRef(
  object: Pick<KubernetesObject, 'kind' | 'metadata'>,
): ObjectRef {
  const { namespace, name } = object.metadata;
  return { kind: object.kind, namespace, name };
}
