import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';
import { LabelSelector, matchesSelector } from '../../locate/selector';
import { Result } from '../../util/Result';
import { resourceName, ResourceType } from '../resourceTypes';

/** What one list and its watch request: client-go's `ListOptions` for one type and namespace. */
export interface ListWatchSpec {
  readonly type: ResourceType;
  /** All namespaces when absent. */
  readonly namespace?: string;
  /** Everything when absent. */
  readonly selector?: LabelSelector;
  /** All names when absent. */
  readonly name?: string;
  /** Names and labels are enough. */
  readonly isMetadataOnly?: boolean;
}

export interface ObjectSet {
  readonly objects: readonly ModelObject[];
  /** There are more objects than are read. */
  readonly isTruncated: boolean;
  /** Because of the limit for all services of the cluster together. */
  readonly isClusterFull?: boolean;
}

/** Undefined for an API that the cluster does not serve. */
export type InformerUpdate = Result<ObjectSet> | undefined;

/** Filters again here, rather than trusting the API server to return only what was asked for. */
export function isWithin(
  { type, namespace, selector, name }: ListWatchSpec,
  { kind, metadata }: ModelObject,
): boolean {
  return (
    kind === type.kind &&
    (namespace === undefined || namespace === metadata.namespace) &&
    (name === undefined || name === metadata.name) &&
    (!selector || matchesSelector(selector, metadata.labels))
  );
}

/** Equal for specs that select the same objects. */
export function specKey({
  type,
  namespace,
  selector,
  name,
  isMetadataOnly,
}: ListWatchSpec): string {
  const what = [resourceName(type), namespace, selector?.text];
  if (name !== undefined) what.push(`name ${name}`);
  return JSON.stringify(isMetadataOnly ? [...what, 'metadata'] : what);
}
