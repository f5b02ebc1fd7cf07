import { contextName } from '../connect';
import { Evidence, Finding, findingClusters } from '../diagnose';
import { ServicePod } from '../group';
import { ClusterWorkload, judgeRollout } from '../revisions';
import {
  AffectedCluster,
  configWriteText,
  englishText,
  FindingText,
  formatAge,
  plainMarkdown,
  quotedMarkdown,
  rolloutText,
  utcTime,
} from '../texts';
import { MARKDOWN_ROLLOUT_WORDS } from '../texts/rollout/englishRolloutWords';
import { ClusterHead } from '../wire';

/** Longer lists say no more to a reader. */
const MAX_NAMES = 5;
const MAX_EVIDENCE = 5;
const MAX_STEPS = 6;
const MAX_SYMPTOMS = 5;

/** What a cause is explained with. */
export interface ExplainedWith {
  readonly heads: readonly ClusterHead[];
  readonly pods: readonly ServicePod[];
  readonly workloads: readonly ClusterWorkload[];
}

/** Everything that is known of one cause, in Markdown. */
export function causeSection(
  finding: Finding,
  position: number,
  service: ExplainedWith,
): string {
  const clusters = affectedClusters(finding, service);
  const text = englishText(finding, {
    clusters,
    context: clusters.at(0)?.context,
  });
  const verdict = judgeRollout(finding, service.pods, service.workloads);
  const { meaning, hint } = text;
  return [
    `## ${position}. ${toTitle(text)}`,
    whereAndWhen(finding),
    ...(meaning ? [plainMarkdown(meaning)] : []),
    ...(hint ? [plainMarkdown(hint)] : []),
    ...(verdict
      ? [
          `What changed: ${rolloutText(
            verdict,
            writeTime,
            MARKDOWN_ROLLOUT_WORDS,
          )}`,
        ]
      : []),
    ...configWriteLines(finding),
    ...evidenceLines(finding),
    ...stepLines(text),
    ...symptomLines(finding),
    ...(finding.docs ? [`Documentation: ${finding.docs}`] : []),
  ].join('\n');
}

function configWriteLines({ configWrites = [] }: Finding): readonly string[] {
  return configWrites.map(write => {
    const span = (durationMs: number) => formatAge(durationMs, 'en', 'short');
    return `Configuration: ${configWriteText(
      write,
      span,
      MARKDOWN_ROLLOUT_WORDS,
    )}`;
  });
}

/** One line for a cause that is not explained. */
export function causeLine(finding: Finding, position: number): string {
  const title = toTitle(englishText(finding));
  return `${position}. ${title}: ${whereAndWhen(finding)}`;
}

function writeTime(time: string | undefined): string | undefined {
  return time === undefined ? undefined : utcTime(new Date(time));
}

function toTitle({ title, brief }: FindingText): string {
  return plainMarkdown(brief ? `${title} (${brief})` : title);
}

function whereAndWhen(finding: Finding): string {
  const { scope, pods, since, confidence } = finding;
  const { kind, name, namespace, container } = scope;
  return [
    plainMarkdown(`${kind} ${name}`),
    namespace && `namespace ${plainMarkdown(namespace)}`,
    container && `container ${plainMarkdown(container)}`,
    listed('in', findingClusters(finding)),
    pods.length > 0 &&
      `${pods.length === 1 ? '1 pod' : `${pods.length} pods`}: ${nameFirst(
        pods.map(pod => pod.name),
      )}`,
    since && `since ${utcTime(new Date(since))}`,
    confidence === 'possible' && 'one of several explanations',
    `finding ${quotedMarkdown(finding.id)}`,
  ]
    .filter(Boolean)
    .join(', ');
}

function listed(word: string, names: readonly string[]): string | undefined {
  return names.length === 0 ? undefined : `${word} ${nameFirst(names)}`;
}

function nameFirst(names: readonly string[]): string {
  const first = names.slice(0, MAX_NAMES).map(plainMarkdown).join(', ');
  const more = names.length - MAX_NAMES;
  return more > 0 ? `${first} and ${more} more` : first;
}

function evidenceLines({ evidence }: Finding): readonly string[] {
  if (evidence.length === 0) return [];
  return [
    'Evidence, quoted from the cluster:',
    ...evidence.slice(0, MAX_EVIDENCE).map(fact => `> ${quoteFact(fact)}`),
  ];
}

function quoteFact(fact: Evidence): string {
  switch (fact.type) {
    case 'log':
      return `log of ${plainMarkdown(fact.container)}: ${quotedMarkdown(
        fact.line,
      )}`;
    case 'event':
      return `event ${plainMarkdown(fact.reason)} (${
        fact.count
      }×): ${quotedMarkdown(fact.message)}`;
    default:
      return `${quotedMarkdown(fact.path)} is ${quotedMarkdown(fact.value)}`;
  }
}

function stepLines({ steps }: FindingText): readonly string[] {
  if (steps.length === 0) return [];
  return [
    'What to do:',
    ...steps.slice(0, MAX_STEPS).map(({ text, commands }) => {
      const shown = commands
        .slice(0, MAX_NAMES)
        .map(({ command }) => ` ${quotedMarkdown(command)}`);
      return `- ${plainMarkdown(elsewhere(text))}${shown.join(' ')}`;
    }),
  ];
}

/** What Help has below its steps is not in this text. */
function elsewhere(step: string): string {
  return step.replace(
    /^(Read the [^.:,]{1,80}|Check in the events) below/,
    '$1',
  );
}

function symptomLines({ symptoms }: Finding): readonly string[] {
  if (symptoms.length === 0) return [];
  const titles = symptoms
    .slice(0, MAX_SYMPTOMS)
    .map(symptom => toTitle(englishText(symptom)));
  return [`Follows from this: ${titles.join('; ')}`];
}

function affectedClusters(
  finding: Finding,
  { heads, workloads }: ExplainedWith,
): readonly AffectedCluster[] {
  const { kind, namespace, name } = finding.scope;
  const affected = findingClusters(finding);
  return heads
    .filter(head => affected.includes(head.name))
    .map(head => {
      const found = workloads.find(
        ({ cluster, row }) =>
          cluster === head.name &&
          row.kind === kind &&
          row.namespace === namespace &&
          row.name === name,
      );
      return {
        name: head.name,
        context: contextName(head)?.name,
        canUndo: found?.row.hasOlderRevision ?? false,
        managedBy: found?.row.managedBy,
      };
    });
}
