import {
  CelLibraries,
  createResourceJudge,
  LuaLibrary,
  WrittenDefinitions,
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
  readonly libraries?: CelLibraries & Partial<LuaLibrary>;
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
): Promise<WrittenDefinitions> {
  if (path === undefined) return {};
  const written = findDefinitions(parse(await readFile(path, 'utf8')));
  if (written) return written;
  throw new InputProblem(
    `${path} has no definitions; it is a list of them, or has it under kubernetes.resources, or scripts of Argo CD under kubernetes.resourceCustomizations, or is the ConfigMap argocd-cm`,
  );
}

function findDefinitions(content: unknown): WrittenDefinitions | undefined {
  if (Array.isArray(content)) return { resources: content };
  if (typeof content !== 'object' || content === null) return undefined;
  const file: Readonly<Record<string, unknown>> = { ...content };
  if (file.kind === 'ConfigMap') return { resourceCustomizations: file };
  const { resources, resourceCustomizations } = {
    ...file,
    ...(typeof file.kubernetes === 'object' ? file.kubernetes : {}),
  };
  if (Array.isArray(resources)) return { resources, resourceCustomizations };
  return resources === undefined && resourceCustomizations !== undefined
    ? { resourceCustomizations }
    : undefined;
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
