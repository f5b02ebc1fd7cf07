import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import type { Cli } from '../../guidance';
import { STEP_COMMANDS, stepCommand } from './commands';
import { ClassText, ClassTexts } from './types';

/** One thing to do, with the command that does it where there is one. */
export interface StepText {
  readonly text: string;
  readonly command?: string;
}

/** The words of one finding. */
export interface FindingText {
  readonly title: string;
  readonly brief?: string;
  /** Absent for a class without texts. */
  readonly meaning?: string;
  /** What the crash log suggests. */
  readonly hint?: string;
  readonly steps: readonly StepText[];
}

/** The contexts of the clusters in which there is an older revision; undefined stands for the current one. */
export type UndoPlaces = readonly (string | undefined)[];

const UNDO = 'rolloutUndo';

/** Fills params into the text of a key; undefined when there is no such text. */
export type LookUp = (
  key: string,
  params: Finding['params'],
) => string | undefined;

/** Names of steps in texts that are not ours, besides those with a command. */
const FOREIGN_STEPS = ['one', 'two', 'three', 'four', 'five', 'six'];

/** Names of all placeholders of a text. */
export function listPlaceholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(match => match[1]);
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

/** One for each cluster that is affected; undefined where there is nothing to go back to. */
function undoCommand(
  finding: Finding,
  undo: UndoPlaces,
  cli: Cli | undefined,
): string | undefined {
  const commands = undo.map(context =>
    stepCommand(UNDO, finding, context, cli),
  );
  return commands.filter(Boolean).join('\n') || undefined;
}

function briefly(...parts: readonly (string | undefined)[]) {
  return parts.filter(part => part !== undefined).join(', ') || undefined;
}

/**
 * Puts a finding into words. A class without a text of ours may have one from a
 * translation resource, and has its name as title otherwise.
 *
 * @param texts - Our own texts: they say which params each sentence needs
 * @param context - Of the cluster in which commands run
 * @param undo - Where there is a revision to go back to; everywhere when absent
 * @param cli - What the reader runs commands with; kubectl when absent
 */
export function resolveText(
  finding: Finding,
  lookUp: LookUp,
  texts: ClassTexts,
  context?: string,
  undo?: UndoPlaces,
  cli?: Cli,
): FindingText {
  const own = Object.hasOwn(texts, finding.class)
    ? texts[finding.class]
    : undefined;
  const variant = chooseVariant(own, finding);
  const say = (key: TextKey, step?: string) => {
    const isVaried = variant?.text[key] !== undefined;
    const part = isVaried ? variant.text[key] : own?.[key];
    const template =
      typeof part === 'string' ? part : part?.[step ?? ''] ?? undefined;
    if (own && template === undefined) return undefined;
    const lacksParam = listPlaceholders(template ?? '').some(
      name => finding.params[name] === undefined,
    );
    const path = [
      finding.class,
      ...(isVaried ? ['variants', variant.name] : []),
      key,
      ...(step === undefined ? [] : [step]),
    ].join('.');
    return lacksParam ? undefined : lookUp(path, finding.params);
  };
  const stepNames = own
    ? Object.keys(variant?.text.steps ?? own.steps)
    : [...FOREIGN_STEPS, ...STEP_COMMANDS];
  return {
    title: say('title') ?? visible(finding.class),
    brief: briefly(again(finding, lookUp), say('brief')),
    meaning: say('meaning') ?? say('plain'),
    hint: lookUp(`signature.${finding.params.signature}`, finding.params),
    steps: stepNames.flatMap(name => {
      const text = say('steps', name);
      const command =
        name === UNDO && undo
          ? undoCommand(finding, undo, cli)
          : stepCommand(name, finding, context, cli);
      // A step that leads to a command is nothing without it.
      const isBroken = command === undefined && STEP_COMMANDS.includes(name);
      return text === undefined || isBroken ? [] : [{ text, command }];
    }),
  };
}
