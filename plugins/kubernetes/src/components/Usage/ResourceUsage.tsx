import {
  formatMebibytes,
  formatMillicores,
  ResourceBounds,
  UsageValue,
} from '@podlight/backstage-plugin-kubernetes-common';
import { AmountWords, useAmounts } from '../../format';
import { Translate, useText } from '../../i18n/useText';
import { SeveritySign } from '../StateSign';
import styles from './Usage.module.css';
import { UseBar } from './UseBar';

export type Resource = 'cpu' | 'memory';

const KUBECTL_AMOUNTS: AmountWords = {
  cpu: formatMillicores,
  memory: formatMebibytes,
};

/** An amount as `kubectl top` and manifests have it, to compare and to copy. */
export function kubectlAmount(resource: Resource, amount: number): string {
  return KUBECTL_AMOUNTS[resource](amount);
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
  const amounts = useAmounts();
  const say = (words: AmountWords) =>
    use
      ? usedText(words[resource], use, t)
      : boundsText(words[resource], bounds, t);
  const text = say(amounts);
  if (text === undefined) return null;
  return (
    <div className={styles.resource}>
      <span className={styles.label}>{t(`usage.${resource}`)}</span>
      {use && <UseBar use={use} />}
      <span className={styles.text} title={say(KUBECTL_AMOUNTS)}>
        {text}
      </span>
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

type AmountText = (amount: number) => string;

function usedText(
  amount: AmountText,
  { used, request, limit }: UsageValue,
  t: Translate,
): string {
  const words = {
    used: amount(used),
    request: amount(request ?? 0),
    limit: amount(limit ?? 0),
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
  amount: AmountText,
  { request, limit }: ResourceBounds,
  t: Translate,
): string | undefined {
  if (request === undefined && limit === undefined) return undefined;
  const words = {
    request: amount(request ?? 0),
    limit: amount(limit ?? 0),
  };
  if (limit === undefined) return t('usage.bounds.request', words);
  return request === undefined
    ? t('usage.bounds.limit', words)
    : t('usage.bounds.limitAndRequest', words);
}
