import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';
import { LabelSelector, matchesSelector } from '../locate';
import { Answer } from '../util/Answer';
import { apiNameOf, ListedKind } from './kinds';

/** What one list and the watch after it ask for. */
export interface Selection {
  readonly listed: ListedKind;
  /** All namespaces when absent. */
  readonly namespace?: string;
  /** Everything when absent. */
  readonly selector?: LabelSelector;
  /** Names and labels are enough. */
  readonly isMetadataOnly?: boolean;
}

export interface KindObjects {
  readonly objects: readonly ModelObject[];
  /** There are more than are read. */
  readonly isCut: boolean;
  /** That is because of what is kept of the cluster for all services together. */
  readonly isClusterFull?: boolean;
}

/** Undefined for an API that the cluster does not serve. */
export type KindAnswer = Answer<KindObjects> | undefined;

/** The API server is not taken at its word: what was not asked for gets no further. */
export function isWithin(
  { listed, namespace, selector }: Selection,
  { kind, metadata }: ModelObject,
): boolean {
  return (
    kind === listed.kind &&
    (namespace === undefined || namespace === metadata.namespace) &&
    (!selector || matchesSelector(selector, metadata.labels))
  );
}

/** The same for two selections that ask for the same. */
export function selectionKey({
  listed,
  namespace,
  selector,
  isMetadataOnly,
}: Selection): string {
  const what = [apiNameOf(listed), namespace, selector?.text];
  return JSON.stringify(isMetadataOnly ? [...what, 'metadata'] : what);
}
