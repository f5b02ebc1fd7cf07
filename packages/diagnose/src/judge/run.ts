import {
  CelLibraries,
  createResourceJudge,
} from '@podlight/backstage-plugin-kubernetes-backend/resources';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { InputProblem } from '../InputProblem';
import { runCommand, Streams } from '../runCommand';
import { JudgeArguments, parseArguments, USAGE } from './parseArguments';
import { readObjects } from './readObjects';

/** The command's environment, which tests replace. */
export interface JudgeSurroundings extends Streams {
  /** Imported when absent. */
  readonly libraries?: CelLibraries;
}

/** Runs the command and returns its exit status. */
export function run(
  argv: readonly string[],
  surroundings: JudgeSurroundings,
): Promise<number> {
  return runCommand(
    {
      name: 'judge',
      usage: USAGE,
      parse: parseArguments,
      work: async parsed => {
        await judgeFiles(parsed, surroundings);
        return true;
      },
    },
    argv,
    surroundings,
  );
}

async function judgeFiles(
  { paths, definitions }: JudgeArguments,
  surroundings: JudgeSurroundings,
): Promise<void> {
  const judge = await createResourceJudge(
    await loadDefinitions(definitions),
    surroundings.libraries,
  );
  for (const path of paths) {
    const bytes = await readInput(path, surroundings);
    for (const object of readObjects(path, bytes)) {
      surroundings.write(`${formatVerdict(object, judge)}\n`);
    }
  }
}

async function loadDefinitions(
  path: string | undefined,
): Promise<readonly unknown[]> {
  if (path === undefined) return [];
  const written = listDefinitions(parse(await readFile(path, 'utf8')));
  if (written) return written;
  throw new InputProblem(
    `${path} has no list of definitions; it is the list, or has it under kubernetes.resources`,
  );
}

function listDefinitions(content: unknown): readonly unknown[] | undefined {
  if (Array.isArray(content)) return content;
  const part = (value: unknown, key: string): unknown =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).find(([name]) => name === key)?.[1]
      : undefined;
  const listed =
    part(part(content, 'kubernetes'), 'resources') ??
    part(content, 'resources');
  return Array.isArray(listed) ? listed : undefined;
}

async function readInput(
  path: string,
  { readStdin }: JudgeSurroundings,
): Promise<Uint8Array> {
  return path === '-' ? readStdin() : readFile(path);
}

type Judge = Awaited<ReturnType<typeof createResourceJudge>>;

function formatVerdict(object: unknown, judge: Judge): string {
  const { apiVersion, kind, metadata } = Object(object);
  const { state, message } = judge(object);
  return JSON.stringify({
    apiVersion,
    kind,
    namespace: Object(metadata).namespace,
    name: Object(metadata).name,
    state,
    message,
  });
}
