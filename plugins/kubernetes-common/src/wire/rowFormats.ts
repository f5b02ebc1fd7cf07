import { Finding, PodRef } from '../diagnose/types';
import { applyMergePatch, diffMerge } from './mergePatch';
import { FindingChange } from './patchTypes';
import { applyRows, diffRows } from './rowsPatch';
import { RowFormat } from './sentRows';
import { ObjectRow, WorkloadRow } from './objectTypes';
import { resourceKey } from './resourceKey';
import { PodRow } from './podTypes';
import { namespacedName, objectKey } from '../keys';

function plainFormat<Row extends object>(
  getKey: (row: Row) => string,
): RowFormat<Row> {
  return {
    getKey,
    diff: (key, before, after) => ({ key, set: diffMerge(before, after) }),
    apply: (row, { set }) => applyMergePatch(row, set),
  };
}

/** @internal */
export const POD_FORMAT: RowFormat<PodRow> = {
  ...plainFormat<PodRow>(({ uid }) => uid),
  getGroup: ({ namespace, workload }) =>
    `${namespace}/${workload?.kind}/${workload?.name}`,
};

/** @internal */
export const WORKLOAD_FORMAT = plainFormat<WorkloadRow>(objectKey);

/**
 * Identifies a row that may be a custom resource, whose kind alone is ambiguous.
 *
 * @internal
 */
export function rowKey(row: WorkloadRow | ObjectRow): string {
  return `${resourceKey(row)}/${namespacedName(row)}`;
}

/** @internal */
export const OBJECT_FORMAT = plainFormat<ObjectRow>(rowKey);

const POD_REF_FORMAT = plainFormat<PodRef>(
  ({ cluster = '', namespace, name }) => `${cluster}/${namespace}/${name}`,
);

/**
 * Adding a pod to a finding with a thousand pods must not resend their names.
 *
 * @internal
 */
export const FINDING_FORMAT: RowFormat<Finding, FindingChange> = {
  getKey: ({ id }) => id,
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
