import { shellQuote } from '../connect/shellQuote';
import type { CustomResource, FieldValue, ResourceTexts } from '../model';

/** More than a sentence or two is not read. */
const MAX_LENGTH = 1_000;
const MAX_STEPS = 10;

/** A value may hold braces, so that text is gone over once. */
const PLACEHOLDER = /\{\{\s{0,9}([^{}]{1,200}?)\s{0,9}\}\}/g;

/** Commands are set as code. */
const CODE = /`[^`]{1,1000}`/g;

/**
 * The words of a definition for one object. A text with a placeholder for which the
 * object has no value is left out.
 *
 * @returns undefined where no text is left
 * @public
 */
export function fillResourceTexts(
  resource: Pick<CustomResource, 'metadata' | 'guide' | 'fields'>,
): ResourceTexts | undefined {
  const { title, meaning, steps = [] } = resource.guide?.texts ?? {};
  const values = resourceTextValues(resource);
  const fill = (text: string | undefined) => text && fillIn(text, values);
  const filled = {
    title: fill(title),
    meaning: fill(meaning),
    steps: steps.slice(0, MAX_STEPS).flatMap(step => fill(step) ?? []),
  };
  if (!filled.title && !filled.meaning && filled.steps.length === 0) {
    return undefined;
  }
  return {
    ...(filled.title && { title: filled.title }),
    ...(filled.meaning && { meaning: filled.meaning }),
    ...(filled.steps.length > 0 && { steps: filled.steps }),
  };
}

/**
 * What stands for each placeholder of a definition's words, by the placeholder: a translation of them needs the same.
 *
 * @remarks
 * A value that is part of a command is quoted for a shell, since nothing that a cluster says is trusted there.
 */
export function resourceTextValues({
  fields,
  guide,
  metadata: { name, namespace },
}: Parameters<typeof fillResourceTexts>[0]): Readonly<Record<string, string>> {
  const { title = '', meaning = '', steps = [] } = guide?.texts ?? {};
  const values: Readonly<Record<string, FieldValue>> = {
    ...fields,
    'metadata.name': name,
    'metadata.namespace': namespace,
  };
  const found: Record<string, string> = {};
  const text = [title, meaning, ...steps.slice(0, MAX_STEPS)].join('\n');
  const inCommands = placeholders((text.match(CODE) ?? []).join());
  for (const path of placeholders(text)) {
    const value = toWords(
      Object.hasOwn(values, path) ? values[path] : null,
    ).slice(0, MAX_LENGTH);
    if (value) found[path] = inCommands.has(path) ? shellQuote(value) : value;
  }
  return found;
}

function placeholders(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(PLACEHOLDER)].map(([, path]) => path));
}

function fillIn(
  text: string,
  values: Readonly<Record<string, string>>,
): string | undefined {
  let isComplete = true;
  const filled = text.replace(PLACEHOLDER, (_, path: string) => {
    if (!Object.hasOwn(values, path)) isComplete = false;
    return values[path];
  });
  return isComplete ? filled.slice(0, MAX_LENGTH) : undefined;
}

function toWords(value: FieldValue): string {
  if (Array.isArray(value)) {
    return value.map(toWords).filter(Boolean).join(', ');
  }
  return value === null || typeof value === 'object' ? '' : String(value);
}
