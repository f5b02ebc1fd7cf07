import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { z } from 'zod';
import { Scenario, ScenarioInput, scenarioSchema } from './schema';

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map(step => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .replace(/^\./, '');
}

/** One line per issue, with its path in the scenario. */
function describeIssues(error: z.ZodError): string {
  return error.issues
    .map(
      issue => `  ${pathText(issue.path) || '(top level)'}: ${issue.message}`,
    )
    .join('\n');
}

/**
 * Checks a scenario and fills in its defaults.
 *
 * @param origin - what to call it in an error, for example the file's name
 * @throws Error that names the origin and every field that is wrong
 */
export function parseScenario(
  input: unknown,
  origin = 'The scenario',
): Scenario {
  const result = scenarioSchema.safeParse(input);
  if (result.success) return result.data;
  throw new Error(
    `${origin} is not a scenario:\n${describeIssues(result.error)}`,
  );
}

/** Reads a scenario from a YAML file, or checks one that is an object. */
export async function loadScenario(
  source: string | ScenarioInput,
): Promise<Scenario> {
  if (typeof source !== 'string') return parseScenario(source);
  let text: string;
  try {
    text = await readFile(source, 'utf8');
  } catch (cause) {
    throw new Error(`The scenario ${source} cannot be read: ${String(cause)}`, {
      cause,
    });
  }
  let document: unknown;
  try {
    document = parse(text);
  } catch (cause) {
    throw new Error(`The scenario ${source} is not YAML: ${String(cause)}`, {
      cause,
    });
  }
  return parseScenario(document, `The scenario ${source}`);
}
