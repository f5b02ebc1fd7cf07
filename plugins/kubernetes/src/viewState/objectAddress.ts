import { PodAddress } from './podKey';

/** The list of objects: open, or only its heading. */
const OBJECT_LISTS = ['all', 'closed'] as const;

type ObjectList = (typeof OBJECT_LISTS)[number];

/** What of the view is about objects that are no pods. */
export interface ObjectAddressState {
  /** How workloads and other objects are listed; when absent they are where there are no pods. */
  readonly objects?: ObjectList;
  /** The object whose details are open, `Kind/namespace/name`, or `PLURAL.GROUP/namespace/name`. */
  readonly object?: string;
  /** In which cluster; the one where it is worst when absent. */
  readonly objectCluster?: string;
}

/** Before there were details beside the page, `objects` had the address of one that was unfolded. */
export function parseObjectAddress(query: URLSearchParams): ObjectAddressState {
  const objects = query.get('objects') ?? '';
  const earlier = objects.includes('/') ? objects : undefined;
  return {
    ...(objects !== '' && { objects: objects === 'closed' ? objects : 'all' }),
    object: query.get('object') || earlier,
    objectCluster: query.get('on') || undefined,
  };
}

export function objectParameters(
  view: ObjectAddressState,
): Readonly<Record<string, string | undefined>> {
  const { objects, object, objectCluster } = view;
  return { objects, object, on: object && objectCluster };
}

/** One drawer at a time; a change that says otherwise takes precedence. */
export function withObject(
  changes: ObjectAddressState & { readonly pod?: PodAddress },
): Partial<ObjectAddressState & { readonly pod?: PodAddress }> {
  return {
    ...(changes.pod && { object: undefined }),
    ...('object' in changes && { objectCluster: undefined }),
    ...(changes.object && { pod: undefined }),
  };
}
