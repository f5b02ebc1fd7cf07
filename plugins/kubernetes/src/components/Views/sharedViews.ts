import {
  badValues,
  BadValue,
  GroupDefault,
  KeptView,
  readKeptView,
} from '../../viewState';

/**
 * A view that the platform team offers to everyone.
 *
 * @public
 */
export interface KubernetesView {
  /** What the menu says. */
  readonly title: string;
  /** One dimension, or two: `cluster`, `label:team`, … */
  readonly group?: readonly string[];
  /** As typed into the filter. */
  readonly filter?: string;
  /** States to show: `failing`, `notReady`, … */
  readonly status?: readonly string[];
  /** States of other objects to list: `failing`, `suspended`, … */
  readonly objectStatus?: readonly string[];
  /** How large tiles are. */
  readonly size?: 's' | 'm' | 'l';
  /** Tiles or a table. */
  readonly view?: 'grid' | 'table';
  /** The column that the table is sorted by; with `-` in front, descending. */
  readonly sort?: string;
  /** Columns that the table hides. */
  readonly hide?: readonly string[];
}

/** What such a view shows. */
export function readSharedView(
  shared: KubernetesView,
  defaults: GroupDefault,
): KeptView {
  return readKeptView(sharedQuery(shared).toString(), defaults);
}

/** Values that it has no use for; the new frontend system rejects them at start, the classic one can't. */
export function badSharedValues(shared: KubernetesView): readonly BadValue[] {
  return badValues(sharedQuery(shared));
}

/** The same as the URL would have it. */
function sharedQuery(shared: KubernetesView): URLSearchParams {
  const { group, filter, status, objectStatus, size, view, sort, hide } =
    shared;
  const parameters = {
    group: group?.join(),
    q: filter,
    status: status?.join(),
    objectStatus: objectStatus?.join(),
    size,
    view,
    sort,
    hide: hide?.join(),
  };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    if (value) query.set(name, value);
  }
  return query;
}
