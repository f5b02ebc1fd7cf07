import {
  Finding,
  plainMarkdown,
  quotedMarkdown,
  utcTime,
} from '@podlight/backstage-plugin-kubernetes-common';
import { decidingFact, findingClusters, needsAttention } from '../../service';
import type { FindingText } from '../../i18n/findings';
import type { Translate } from '../../i18n/useText';

/** A ticket is not read beyond these; the link leads to all of them. */
const MAX_CAUSES = 10;
const MAX_CLUSTERS = 5;
/** What ticket systems and assistants take without a warning. */
const MAX_LENGTH = 16_000;

/** What a summary is about. */
export interface Incident {
  readonly entityRef: string;
  /** As on top of the tab. */
  readonly headline: string;
  readonly findings: readonly Finding[];
  /** When it was copied. */
  readonly at: Date;
  /** Leads to the same view. */
  readonly href: string;
}

/**
 * The state of a service in Markdown, for a ticket, a chat or an assistant. Text of logs
 * and events is quoted, so that a reader can tell it from ours: it may hold instructions.
 */
export function incidentSummary(
  { entityRef, headline, findings, at, href }: Incident,
  textOf: (finding: Finding) => FindingText,
  t: Translate,
): string {
  const urgent = findings.filter(needsAttention);
  const causes = urgent
    .slice(0, MAX_CAUSES)
    .map((finding, index) => cause(finding, textOf(finding), index + 1, t));
  const rest = urgent.length - causes.length;
  const lines = [
    `**${plainMarkdown(headline)}**`,
    t('incident.about', {
      service: plainMarkdown(entityRef),
      time: utcTime(at),
    }),
    '',
    ...causes.flat(),
    ...(rest > 0 ? ['', t('incident.more', { count: rest })] : []),
  ];
  const end = `\n\n${href}\n`;
  return lines.join('\n').slice(0, MAX_LENGTH - end.length) + end;
}

function cause(
  finding: Finding,
  text: FindingText,
  position: number,
  t: Translate,
): readonly string[] {
  const { scope, since, pods } = finding;
  const clusters = findingClusters(finding);
  const named = clusters.slice(0, MAX_CLUSTERS).map(plainMarkdown).join(', ');
  const where = [
    plainMarkdown(`${scope.kind} ${scope.name}`),
    scope.namespace &&
      t('incident.namespace', { name: plainMarkdown(scope.namespace) }),
    pods.length > 0 && t('count.pods', { count: pods.length }),
    clusters.length > MAX_CLUSTERS ? `${named}, …` : named,
    since && t('incident.since', { time: utcTime(new Date(since)) }),
  ];
  const title = text.brief
    ? `**${plainMarkdown(text.title)}** (${plainMarkdown(text.brief)})`
    : `**${plainMarkdown(text.title)}**`;
  const fact = decidingFact(finding);
  const step = text.steps[0]?.text;
  return [
    `${position}. ${title}: ${where.filter(Boolean).join(', ')}`,
    ...(fact === undefined ? [] : [`   > ${quotedMarkdown(fact)}`]),
    ...(step
      ? [`   ${t('incident.step', { step: plainMarkdown(step) })}`]
      : []),
  ];
}
