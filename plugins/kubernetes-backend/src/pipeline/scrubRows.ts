import {
  ConditionRow,
  ServiceRows,
} from '@podlight/backstage-plugin-kubernetes-common';
import { scrubSecrets } from '../util/scrub';

/** Controllers quote what other programs answered them, and that may hold a password. */
export function scrubRows(rows: ServiceRows): ServiceRows {
  const { workloads, objects } = rows;
  return {
    ...rows,
    workloads: workloads.map(scrubConditions),
    ...(objects && { objects: objects.map(scrubConditions) }),
  };
}

function scrubConditions<
  Row extends { readonly conditions?: readonly ConditionRow[] },
>(row: Row): Row {
  if (!row.conditions) return row;
  return {
    ...row,
    conditions: row.conditions.map(condition => ({
      ...condition,
      ...(condition.message !== undefined && {
        message: scrubSecrets(condition.message),
      }),
    })),
  };
}
