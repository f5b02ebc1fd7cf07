import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { decidingFact, findingClusters, needsAttention } from '../../service';
import type { FindingText } from '../../i18n/findings';
import type { Translate } from '../../i18n/useText';

/** A ticket is not read beyond these; the link leads to all of them. */
const MAX_CAUSES = 10;
const MAX_CLUSTERS = 5;
/** What ticket systems and assistants take without a warning. */
const MAX_LENGTH = 16_000;
const MAX_TEXT = 300;

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
    `**${plain(headline)}**`,
    t('incident.about', { service: plain(entityRef), time: utc(at) }),
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
  const named = clusters.slice(0, MAX_CLUSTERS).map(plain).join(', ');
  const where = [
    plain(`${scope.kind} ${scope.name}`),
    scope.namespace &&
      t('incident.namespace', { name: plain(scope.namespace) }),
    pods.length > 0 && t('count.pods', { count: pods.length }),
    clusters.length > MAX_CLUSTERS ? `${named}, …` : named,
    since && t('incident.since', { time: utc(new Date(since)) }),
  ];
  const title = text.brief
    ? `**${plain(text.title)}** (${plain(text.brief)})`
    : `**${plain(text.title)}**`;
  const fact = decidingFact(finding);
  const step = text.steps[0]?.text;
  return [
    `${position}. ${title}: ${where.filter(Boolean).join(', ')}`,
    ...(fact === undefined ? [] : [`   > ${quoted(fact)}`]),
    ...(step ? [`   ${t('incident.step', { step: plain(step) })}`] : []),
  ];
}

/** To the minute, which is the same for readers everywhere. */
function utc(time: Date): string {
  return Number.isNaN(time.getTime())
    ? ''
    : `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** On one line, and without anything that Markdown would act on. */
function plain(text: string): string {
  return oneLine(text).replace(/[\\`*_[\]<>|~#]/g, '\\$&');
}

/** As code, in which nothing is formatted, a link neither. */
function quoted(text: string): string {
  return `\`${oneLine(text).replaceAll('`', "'")}\``;
}

function oneLine(text: string): string {
  return visible(text.replace(/\s+/g, ' ')).slice(0, MAX_TEXT).trim();
}
