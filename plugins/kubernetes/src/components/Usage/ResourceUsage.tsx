import {
  formatMebibytes,
  formatMillicores,
  ResourceBounds,
  UsageValue,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Translate, useText } from '../../i18n/useText';
import { SeveritySign } from '../StateSign';
import styles from './Usage.module.css';
import { UseBar } from './UseBar';

export type Resource = 'cpu' | 'memory';

const FORMAT = { cpu: formatMillicores, memory: formatMebibytes } as const;

/** An amount in kubectl's own unit for it. */
export function formatAmount(resource: Resource, amount: number): string {
  return FORMAT[resource](amount);
}

export function toPercent(part: number, whole: number): string {
  return String(Math.round((100 * part) / whole));
}

/** @internal */
export interface ResourceUsageProps {
  readonly resource: Resource;
  readonly bounds: ResourceBounds;
  /** Absent where it was not measured. */
  readonly use?: UsageValue;
}

/** Usage of one resource of a container against its limit, as a bar and in words. */
export function ResourceUsage(props: ResourceUsageProps) {
  const { resource, bounds, use } = props;
  const t = useText();
  const text = use
    ? usedText(resource, use, t)
    : boundsText(resource, bounds, t);
  if (text === undefined) return null;
  return (
    <div className={styles.resource}>
      <span className={styles.label}>{t(`usage.${resource}`)}</span>
      {use && <UseBar use={use} />}
      <span className={styles.text}>{text}</span>
      {use && use.level !== 'fine' && (
        <span className={styles.level}>
          <SeveritySign
            severity={use.level === 'over' ? 'error' : 'warning'}
            sizePx={16}
          />
          {t(`usage.level.${resource}.${use.level}`)}
        </span>
      )}
    </div>
  );
}

function usedText(
  resource: Resource,
  { used, request, limit }: UsageValue,
  t: Translate,
): string {
  const words = {
    used: formatAmount(resource, used),
    request: formatAmount(resource, request ?? 0),
    limit: formatAmount(resource, limit ?? 0),
    percent: toPercent(used, limit ?? request ?? 1),
  };
  if (limit !== undefined) {
    return request === undefined
      ? t('usage.of.limit', words)
      : t('usage.of.limitAndRequest', words);
  }
  return request === undefined
    ? t('usage.of.nothing', words)
    : t('usage.of.request', words);
}

function boundsText(
  resource: Resource,
  { request, limit }: ResourceBounds,
  t: Translate,
): string | undefined {
  if (request === undefined && limit === undefined) return undefined;
  const words = {
    request: formatAmount(resource, request ?? 0),
    limit: formatAmount(resource, limit ?? 0),
  };
  if (limit === undefined) return t('usage.bounds.request', words);
  return request === undefined
    ? t('usage.bounds.limit', words)
    : t('usage.bounds.limitAndRequest', words);
}
