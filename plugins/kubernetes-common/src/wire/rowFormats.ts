import { Finding, PodRef } from '../diagnose/types';
import { applyMergePatch, diffMerge } from './mergePatch';
import { FindingChange } from './patchTypes';
import { applyRows, diffRows } from './rowsPatch';
import { RowFormat } from './sentRows';
import { ObjectRow, WorkloadRow } from './objectTypes';
import { resourceKey } from './resourceKey';
import { PodRow } from './types';

function plainFormat<Row extends object>(
  keyOf: (row: Row) => string,
): RowFormat<Row> {
  return {
    keyOf,
    diff: (key, before, after) => ({ key, set: diffMerge(before, after) }),
    apply: (row, { set }) => applyMergePatch(row, set),
  };
}

/** @internal */
export const POD_FORMAT: RowFormat<PodRow> = {
  ...plainFormat<PodRow>(({ uid }) => uid),
  groupOf: ({ namespace, workload }) =>
    `${namespace}/${workload?.kind}/${workload?.name}`,
};

/** @internal */
export const WORKLOAD_FORMAT = plainFormat<WorkloadRow>(
  ({ kind, namespace, name }) => `${kind}/${namespace}/${name}`,
);

/** @internal */
export const OBJECT_FORMAT = plainFormat<ObjectRow>(
  row => `${resourceKey(row)}/${row.namespace}/${row.name}`,
);

const POD_REF_FORMAT = plainFormat<PodRef>(
  ({ cluster = '', namespace, name }) => `${cluster}/${namespace}/${name}`,
);

/**
 * One more pod in a finding of a thousand must not cost a thousand names.
 *
 * @internal
 */
export const FINDING_FORMAT: RowFormat<Finding, FindingChange> = {
  keyOf: ({ id }) => id,
  diff: (key, before, after) => {
    const { pods: podsBefore, ...restBefore } = before;
    const { pods: podsAfter, ...restAfter } = after;
    const pods = diffRows(podsBefore, podsAfter, POD_REF_FORMAT);
    if (pods === undefined) return undefined;
    return { key, set: diffMerge(restBefore, restAfter), pods };
  },
  apply: ({ pods, ...rest }, change) => ({
    ...applyMergePatch(rest, change.set),
    pods: applyRows(pods, change.pods, POD_REF_FORMAT),
  }),
};
