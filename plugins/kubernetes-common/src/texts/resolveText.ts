import { Finding } from '../diagnose/types';
import { showInvisible } from '../invisible';
import { STEP_COMMANDS, stepCommand } from './commands';
import { definitionText, FOREIGN_STEPS } from './definitionText';
import { probeResultText } from './probeResult';
import { AffectedCluster, ClassText, ClassTexts, Cli, LookUp } from './types';
import { placeholderParam } from './wordedParams';

/**
 * A command to copy.
 *
 * @public
 */
export interface StepCommand {
  readonly command: string;
  /** Where it acts, if the step has to be done in more than one cluster. */
  readonly cluster?: string;
}

/**
 * One thing to do, with the commands that do it.
 *
 * @public
 */
export interface StepText {
  readonly text: string;
  readonly commands: readonly StepCommand[];
}

/**
 * What commands need to know.
 *
 * @public
 */
export interface CommandGuide {
  /** Of the cluster in which commands run that look at one pod. */
  readonly context?: string;
  /** What the reader runs commands with; kubectl when absent. */
  readonly cli?: Cli;
  /** The clusters that a remedy is for; unknown when absent. */
  readonly clusters?: readonly AffectedCluster[];
}

/**
 * The words of one finding.
 *
 * @public
 */
export interface FindingText {
  readonly title: string;
  readonly brief?: string;
  /** What a probe got, which the brief says too; absent where the kubelet’s own words say it best. */
  readonly probeResult?: string;
  /** Absent for a class without texts. */
  readonly meaning?: string;
  /** What the crash log suggests. */
  readonly hint?: string;
  readonly steps: readonly StepText[];
}

const UNDO = 'rolloutUndo';

/** Steps that change something, and so are needed in each affected cluster. */
const REMEDIES: ReadonlySet<string> = new Set([
  UNDO,
  'rolloutResume',
  'runCronJob',
]);

/** A name, or the path of a field such as `status.conditions[*].reason`. */
const PLACEHOLDER = /\{\{\s{0,9}(\w[^{},]{0,199}?)\s{0,9}\}\}/g;

/**
 * Names of all placeholders of a text.
 *
 * @public
 */
export function listPlaceholders(text: string): readonly string[] {
  return [...text.matchAll(PLACEHOLDER)].map(match => match[1]);
}

type TextKey = Exclude<keyof ClassText, 'variants'>;

/** What the class says in the case of this finding, where that differs. */
function chooseVariant(own: ClassText | undefined, { params }: Finding) {
  const name = String(params.variant ?? '');
  const text =
    own?.variants && Object.hasOwn(own.variants, name)
      ? own.variants[name]
      : undefined;
  return text && { name, text };
}

function again(
  { params }: Pick<Finding, 'params'>,
  lookUp: LookUp,
): string | undefined {
  if (params.restartsIn === undefined) return undefined;
  return lookUp(params.restarts === 1 ? 'again.once' : 'again.often', params);
}

/** None where the finding lacks what the command needs, or no cluster has a revision to go back to. */
function stepCommands(
  step: string,
  finding: Finding,
  { context, cli, clusters }: CommandGuide,
): readonly StepCommand[] {
  const run = (where: string | undefined) =>
    stepCommand(step, finding, where, cli);
  if (!clusters || !REMEDIES.has(step)) {
    const command = run(context);
    return command === undefined ? [] : [{ command }];
  }
  return clusters
    .filter(cluster => step !== UNDO || helpsToUndo(cluster))
    .flatMap(cluster => {
      const command = run(cluster.context);
      if (command === undefined) return [];
      return [
        clusters.length > 1 ? { command, cluster: cluster.name } : { command },
      ];
    });
}

/** A GitOps tool soon restores the revision that Git names. */
function helpsToUndo({ canUndo, managedBy }: AffectedCluster): boolean {
  return canUndo && (!managedBy || managedBy.tool === 'Helm');
}

function briefly(...parts: readonly (string | undefined)[]) {
  return parts.filter(part => part !== undefined).join(', ') || undefined;
}

/**
 * Puts a finding into words. A class without a text of ours may have one from a
 * translation resource, and has its name as title otherwise.
 *
 * @param texts - Our own texts: they say which params each sentence needs
 * @param guide - For the commands of its steps
 *
 * @public
 */
export function resolveText(
  finding: Finding,
  lookUp: LookUp,
  texts: ClassTexts,
  guide: CommandGuide = {},
): FindingText {
  const own = Object.hasOwn(texts, finding.class)
    ? texts[finding.class]
    : undefined;
  const variant = chooseVariant(own, finding);
  const probeResult = probeResultText(finding, lookUp);
  const params =
    probeResult === undefined
      ? finding.params
      : { ...finding.params, probeError: probeResult };
  const say = (key: TextKey, step?: string) => {
    const isVaried = variant?.text[key] !== undefined;
    const part = isVaried ? variant.text[key] : own?.[key];
    const template =
      typeof part === 'string' ? part : part?.[step ?? ''] ?? undefined;
    if (own && template === undefined) return undefined;
    const lacksParam = listPlaceholders(template ?? '').some(
      name => params[placeholderParam(name)] === undefined,
    );
    const path = [
      finding.class,
      ...(isVaried ? ['variants', variant.name] : []),
      key,
      ...(step === undefined ? [] : [step]),
    ].join('.');
    return lacksParam ? undefined : lookUp(path, params);
  };
  const stepNames = own
    ? Object.keys(variant?.text.steps ?? own.steps)
    : [...FOREIGN_STEPS, ...STEP_COMMANDS];
  const steps = stepNames.flatMap(name => {
    const text = say('steps', name);
    const commands = stepCommands(name, finding, guide);
    // A step that leads to a command is nothing without it.
    const isBroken = commands.length === 0 && STEP_COMMANDS.includes(name);
    return text === undefined || isBroken ? [] : [{ text, commands }];
  });
  const told = definitionText(finding, lookUp);
  return {
    title: told.title ?? say('title') ?? showInvisible(finding.class),
    brief: briefly(again(finding, lookUp), say('brief') ?? say('plainBrief')),
    ...(probeResult !== undefined && { probeResult }),
    meaning: told.meaning ?? say('meaning') ?? say('plain'),
    hint: lookUp(`signature.${finding.params.signature}`, finding.params),
    // Their commands still help; our advice is about any custom resource.
    steps:
      told.steps.length === 0
        ? steps
        : [
            ...told.steps.map(text => ({ text, commands: [] })),
            ...steps.filter(({ commands }) => commands.length > 0),
          ],
  };
}
