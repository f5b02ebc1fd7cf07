import type { ConfigWrite } from '../../diagnose/types';
import { RolloutWords } from './RolloutWords';

/** Clocks are read to the second. */
const AT_ONCE_SECONDS = 2;

/**
 * The write of a ConfigMap before pods began to fail, as a sentence or two.
 *
 * @param span - writes a duration in milliseconds: `3 min`
 * @public
 */
export function configWriteText(
  write: ConfigWrite,
  span: (durationMs: number) => string,
  words: RolloutWords,
): string {
  const { type, older } = write;
  const { t } = words;
  const sentence = t(`configWrite.${type}`, {
    what: configMapName(write, words),
    lead: configWriteLead(write, span, words),
  });
  if (!older) return sentence;
  const { failing, total } = older;
  const compared = t('configWrite.older', {
    count: failing,
    total: String(total),
  });
  return `${sentence} ${compared}`;
}

/**
 * How long before: `3 min before`.
 *
 * @public
 */
export function configWriteLead(
  { leadSeconds }: ConfigWrite,
  span: (durationMs: number) => string,
  { t }: RolloutWords,
): string {
  return leadSeconds < AT_ONCE_SECONDS
    ? t('configWrite.atOnce')
    : t('configWrite.lead', { span: span(leadSeconds * 1_000) });
}

/**
 * `ConfigMap web`, with its cluster where the problem is in several.
 *
 * @public
 */
export function configMapName(
  { cluster, name: given }: Pick<ConfigWrite, 'cluster' | 'name'>,
  { t, name: write = text => text }: RolloutWords,
): string {
  const name = write(given);
  return cluster === undefined
    ? t('configWrite.name', { name })
    : t('configWrite.nameIn', { name, cluster: write(cluster) });
}
