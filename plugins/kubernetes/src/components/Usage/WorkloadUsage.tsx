import { UsageValue } from '@podlight/backstage-plugin-kubernetes-common';
import { useMemo } from 'react';
import { ObjectView } from '../../service';
import { reasonKind, useUsage, workloadUse } from '../../usage';
import { useAmounts } from '../../format';
import { Translate, useText } from '../../i18n/useText';
import { SeveritySign } from '../StateSign';
import { toPercent, Resource } from './ResourceUsage';
import styles from './Usage.module.css';
import { UseBar } from './UseBar';

/** Usage of all pods of a workload, beside their requests. */
export function WorkloadUsage({ object }: { readonly object: ObjectView }) {
  const t = useText();
  const clusters = useMemo(() => [object.cluster], [object.cluster]);
  const known = useUsage(clusters);
  const { use, measured, running, near } = useMemo(
    () => workloadUse(known.clusters, known.pods, object),
    [known, object],
  );
  const answer = known.clusters.get(object.cluster);
  if (running === 0 || answer?.state === 'off')
    return <>{t('objects.nothing')}</>;
  if (answer?.state === 'unavailable') {
    return (
      <span className={styles.quiet}>
        {t(`usage.short.${reasonKind(answer.reason)}`)}
      </span>
    );
  }
  if (measured === 0) {
    return <span className={styles.quiet}>{t('usage.cell.none')}</span>;
  }
  return (
    <div className={styles.workload}>
      <Line resource="cpu" use={use.cpu} />
      <Line resource="memory" use={use.memory} />
      {near > 0 && (
        <span className={styles.level}>
          <SeveritySign severity="warning" sizePx={16} />
          {t('usage.workload.near', { count: near })}
        </span>
      )}
      {measured < running && (
        <span className={styles.quiet}>
          {t('usage.workload.measured', {
            measured: String(measured),
            total: String(running),
          })}
        </span>
      )}
    </div>
  );
}

function Line(props: {
  readonly resource: Resource;
  readonly use: UsageValue | undefined;
}) {
  const { resource, use } = props;
  const t = useText();
  const amount = useAmounts()[resource];
  if (!use) return null;
  // Of a workload it counts whether it reserves what it needs; a limit is each container's own.
  const { limit: _, ...ofRequest } = use;
  return (
    <div className={styles.resource}>
      <span className={styles.label}>{t(`usage.${resource}`)}</span>
      <UseBar use={ofRequest} />
      <span className={styles.text}>{requestText(amount, use, t)}</span>
    </div>
  );
}

function requestText(
  amount: (value: number) => string,
  { used, request }: UsageValue,
  t: Translate,
): string {
  const words = { used: amount(used) };
  if (request === undefined) return t('usage.workload.nothing', words);
  return t('usage.workload.request', {
    ...words,
    percent: toPercent(used, request),
    request: amount(request),
  });
}
