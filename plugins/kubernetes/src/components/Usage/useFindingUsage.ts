import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { findingClusters } from '../../service';
import {
  explainingResource,
  tightestUsage,
  useStableList,
  useUsage,
} from '../../usage';
import { useAmounts } from '../../format';
import { useText } from '../../i18n/useText';
import { toPercent } from './ResourceUsage';

const NO_CLUSTERS: readonly string[] = [];

/** What the failing container uses now of the resource that explains its failure; undefined where that is unknown or explains nothing. */
export function useFindingUsage(finding: Finding): string | undefined {
  const t = useText();
  const amounts = useAmounts();
  const isExplained = explainingResource(finding) !== undefined;
  const clusters = useStableList(
    isExplained ? findingClusters(finding) : NO_CLUSTERS,
  );
  const known = useUsage(clusters);
  const tight = useMemo(
    () => tightestUsage(finding, known.pods, known.clusters),
    [finding, known],
  );
  if (!tight) return undefined;
  const { resource, use } = tight;
  return t(`usage.now.${resource}`, {
    used: amounts[resource](use.used),
    limit: amounts[resource](use.limit),
    percent: toPercent(use.used, use.limit),
  });
}
