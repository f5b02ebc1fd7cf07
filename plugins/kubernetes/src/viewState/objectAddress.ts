import {
  OBJECT_FILTER_STATES,
  ObjectFilterState,
} from '../service/objectState';
import { PodAddress } from './podKey';

/** The list of objects: open, or only its heading. */
const OBJECT_LISTS = ['all', 'closed'] as const;

type ObjectList = (typeof OBJECT_LISTS)[number];

/** What of the view is about objects that are no pods. */
export interface ObjectAddressState {
  /** States of objects to list; all of them when empty. */
  readonly objectStatus: readonly ObjectFilterState[];
  /** How workloads and other objects are listed; when absent they are where there are no pods, or where states are chosen. */
  readonly objects?: ObjectList;
  /** The object whose details are open, `Kind/namespace/name`, or `PLURAL.GROUP/namespace/name`. */
  readonly object?: string;
  /** In which cluster; the one where it is worst when absent. */
  readonly objectCluster?: string;
}

/** With nothing in the URL. */
export const DEFAULT_OBJECT_STATE: ObjectAddressState = { objectStatus: [] };

const SEPARATOR = ',';

/** Before there were details beside the page, `objects` had the address of one that was unfolded. */
export function parseObjectAddress(query: URLSearchParams): ObjectAddressState {
  const objects = query.get('objects') ?? '';
  const states = (query.get('objectStatus') ?? '').split(SEPARATOR);
  const earlier = objects.includes('/') ? objects : undefined;
  return {
    objectStatus: OBJECT_FILTER_STATES.filter(each => states.includes(each)),
    ...(objects !== '' && { objects: objects === 'closed' ? objects : 'all' }),
    object: query.get('object') || earlier,
    objectCluster: query.get('on') || undefined,
  };
}

export function objectParameters(
  view: ObjectAddressState,
): Readonly<Record<string, string | undefined>> {
  const { objectStatus, objects, object, objectCluster } = view;
  return {
    objectStatus: objectStatus.join(SEPARATOR),
    ...{ objects, object, on: object && objectCluster },
  };
}

/** One drawer at a time; a change that says otherwise takes precedence. */
export function withObject(
  changes: Partial<ObjectAddressState> & { readonly pod?: PodAddress },
): Partial<ObjectAddressState & { readonly pod?: PodAddress }> {
  return {
    ...(changes.pod && { object: undefined }),
    ...('object' in changes && { objectCluster: undefined }),
    ...(changes.object && { pod: undefined }),
  };
}
