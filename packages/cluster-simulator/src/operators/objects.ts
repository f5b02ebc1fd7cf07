import { RawOwnerReference } from '@podlight/backstage-plugin-kubernetes-common/testing';
import {
  KubernetesObject,
  timestamp,
} from '@podlight/fake-kubernetes-api-server';
import { EventInput, EventTally } from '../life/EventTally';
import { ownUid, WorkloadContext } from '../world/context';
import { PlacedObject } from '../world/Controller';
import { Moment } from './Life';

interface MetadataInput {
  readonly kind: string;
  readonly name: string;
  readonly createdMs: number;
  readonly generation?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly owner?: RawOwnerReference;
}

/** `metadata` of an object of an operator. */
export function metadata(context: WorkloadContext, input: MetadataInput) {
  const { kind, name, createdMs, generation, labels, annotations, owner } =
    input;
  return {
    name,
    namespace: context.namespace,
    uid: ownUid(context, kind, name),
    creationTimestamp: timestamp(createdMs),
    ...(generation === undefined ? {} : { generation }),
    ...(labels && { labels: { ...labels } }),
    ...(annotations && { annotations: { ...annotations } }),
    ...(owner && { ownerReferences: [owner] }),
  };
}

/** The label that the entity's objects are selected by. */
export function serviceLabel({ service }: WorkloadContext) {
  return { 'backstage.io/kubernetes-id': service.name };
}

export interface ConditionInput {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason?: string;
  readonly message?: string;
}

/** A condition that has been so since then. */
export function condition(
  { type, status, reason, message }: ConditionInput,
  sinceMs: number,
  observedGeneration?: number,
) {
  return {
    type,
    status,
    lastTransitionTime: timestamp(sinceMs),
    ...(reason === undefined ? {} : { reason }),
    ...(message === undefined ? {} : { message }),
    ...(observedGeneration === undefined ? {} : { observedGeneration }),
  };
}

/** The events that an operator has recorded about one object, each so long after the stage has begun. */
export function operatorEvents(
  context: WorkloadContext,
  { tracker, sinceMs }: Pick<Moment, 'tracker' | 'sinceMs'>,
  about: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly component: string;
  },
  events: readonly (EventInput & { readonly afterSeconds?: number })[],
): readonly PlacedObject[] {
  const { component, ...reference } = about;
  const { namespace } = context;
  const uid = ownUid(context, about.kind, about.name);
  const tally = new EventTally(
    { ...reference, namespace, uid },
    component,
    undefined,
    tracker,
  );
  for (const { afterSeconds = 0, ...event } of events) {
    tally.at(sinceMs + afterSeconds * 1000, event);
  }
  return tally.objects().map(object => ({ resource: 'events', object }));
}

export function place(
  resource: string,
  object: KubernetesObject,
): PlacedObject {
  return { resource, object };
}
