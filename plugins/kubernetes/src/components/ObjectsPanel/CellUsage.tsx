import { UsageValue } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { AmountWords, useAmounts } from '../../format';
import { Translate, useText } from '../../i18n/useText';
import { ObjectView } from '../../service';
import { useUsage, workloadUse } from '../../usage';
import { SeveritySign } from '../StateSign';
import { Hidden } from '../ui';
import styles from './WorkloadMatrix.module.css';

/** What the pods of a workload use of their requests, where that is measured. */
export function CellUsage({ object }: { readonly object: ObjectView }) {
  const clusters = useMemo(() => [object.cluster], [object.cluster]);
  const known = useUsage(clusters);
  const t = useText();
  const amounts = useAmounts();
  const { use, near } = useMemo(
    () => workloadUse(known.clusters, known.pods, object),
    [known, object],
  );
  const uses = [
    ...describeUse('cpu', use.cpu, amounts, t),
    ...describeUse('memory', use.memory, amounts, t),
  ];
  return (
    <>
      {uses.length > 0 && (
        <p className={`${styles.note} ${styles.uses}`}>
          {uses.map((each, index) => (
            <span key={each}>
              {index > 0 && <Hidden>, </Hidden>}
              {each}
            </span>
          ))}
        </p>
      )}
      {near > 0 && (
        <p className={styles.warning}>
          <SeveritySign severity="warning" sizePx={14} />
          {t('usage.workload.near', { count: near })}
        </p>
      )}
    </>
  );
}

function describeUse(
  resource: 'cpu' | 'memory',
  use: UsageValue | undefined,
  amounts: AmountWords,
  t: Translate,
): readonly string[] {
  if (!use) return [];
  const used = amounts[resource](use.used);
  return [
    use.request === undefined
      ? t(`workloads.use.${resource}Only`, { used })
      : t(`workloads.use.${resource}`, {
          used,
          request: amounts[resource](use.request),
        }),
  ];
}
