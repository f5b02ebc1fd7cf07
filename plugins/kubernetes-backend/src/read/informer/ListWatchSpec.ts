import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';
import { LabelSelector, matchesSelector } from '../../locate';
import { Result } from '../../util/Result';
import { resourceName, ResourceType } from '../resourceTypes';

/** What one list and the watch after it ask for. */
export interface ListWatchSpec {
  readonly type: ResourceType;
  /** All namespaces when absent. */
  readonly namespace?: string;
  /** Everything when absent. */
  readonly selector?: LabelSelector;
  /** Names and labels are enough. */
  readonly isMetadataOnly?: boolean;
}

export interface ObjectSet {
  readonly objects: readonly ModelObject[];
  /** There are more than are read. */
  readonly isTruncated: boolean;
  /** That is because of what is kept of the cluster for all services together. */
  readonly isClusterFull?: boolean;
}

/** Undefined for an API that the cluster does not serve. */
export type InformerUpdate = Result<ObjectSet> | undefined;

/** The API server is not taken at its word: what was not asked for gets no further. */
export function isWithin(
  { type, namespace, selector }: ListWatchSpec,
  { kind, metadata }: ModelObject,
): boolean {
  return (
    kind === type.kind &&
    (namespace === undefined || namespace === metadata.namespace) &&
    (!selector || matchesSelector(selector, metadata.labels))
  );
}

/** The same for two selections that ask for the same. */
export function specKey({
  type,
  namespace,
  selector,
  isMetadataOnly,
}: ListWatchSpec): string {
  const what = [resourceName(type), namespace, selector?.text];
  return JSON.stringify(isMetadataOnly ? [...what, 'metadata'] : what);
}
