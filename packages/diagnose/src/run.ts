import {
  ClusterObjects,
  detect,
  Finding,
  ModelObject,
  toClusterObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import { readFile, stat } from 'node:fs/promises';
import { InputProblem } from './InputProblem';
import { Arguments, parseArguments, USAGE } from './parseArguments';
import { parseDocument } from './parseDocument';
import { folderName, readFolder } from './readSnapshot';

/** What the command touches, so that tests can stand in for it. */
export interface Surroundings {
  readonly readStdin: () => Promise<string>;
  readonly write: (text: string) => void;
  readonly writeError: (text: string) => void;
  readonly now: () => Date;
}

const EXIT_OK = 0;
const EXIT_INPUT = 1;
const EXIT_USAGE = 2;

async function readPath(
  path: string,
  surroundings: Surroundings,
): Promise<{ readonly objects: readonly ModelObject[] } | 'folder'> {
  if (path === '-') {
    const content = await surroundings.readStdin();
    return { objects: parseDocument('standard input', content) };
  }
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new InputProblem(`${path} does not exist`);
  if (found.isDirectory()) return 'folder';
  return { objects: parseDocument(path, await readFile(path, 'utf8')) };
}

async function readViews(
  paths: readonly string[],
  surroundings: Surroundings,
): Promise<readonly ClusterObjects[]> {
  const loose: ModelObject[] = [];
  const folders: string[] = [];
  let hasLoose = false;
  for (const path of paths) {
    const read = await readPath(path, surroundings);
    if (read === 'folder') folders.push(path);
    else {
      hasLoose = true;
      loose.push(...read.objects);
    }
  }
  const isOne = folders.length + (hasLoose ? 1 : 0) === 1;
  return [
    ...(hasLoose ? [toClusterObjects(loose)] : []),
    ...(await Promise.all(
      folders.map(folder =>
        readFolder(folder, isOne ? undefined : folderName(folder)),
      ),
    )),
  ];
}

/** One line, with the keys in the order in which people read them. */
export function formatFinding(finding: Finding): string {
  const { scope } = finding;
  return JSON.stringify({
    class: finding.class,
    severity: finding.severity,
    cluster: scope.cluster,
    namespace: scope.namespace,
    kind: scope.kind,
    name: scope.name,
    container: scope.container,
    pods: finding.pods.map(pod => pod.name),
    confidence: finding.confidence,
    since: finding.since,
    params: finding.params,
    missing: finding.missing,
    evidence: finding.evidence,
    symptoms: finding.symptoms.map(symptom => symptom.class),
    docs: finding.docs,
  });
}

async function diagnose(
  { paths, now }: Arguments,
  surroundings: Surroundings,
): Promise<void> {
  const views = await readViews(paths, surroundings);
  for (const view of views) {
    for (const finding of detect(view, now ?? surroundings.now())) {
      surroundings.write(`${formatFinding(finding)}\n`);
    }
  }
}

/** Runs the command and gives its exit status. */
export async function run(
  argv: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  let parsed: Arguments;
  try {
    parsed = parseArguments(argv);
  } catch (error) {
    if (!(error instanceof InputProblem)) throw error;
    surroundings.writeError(`diagnose: ${error.message}\n\n${USAGE}`);
    return EXIT_USAGE;
  }
  if (parsed.help) {
    surroundings.write(USAGE);
    return EXIT_OK;
  }
  if (parsed.paths.length === 0) {
    surroundings.writeError(USAGE);
    return EXIT_USAGE;
  }
  try {
    await diagnose(parsed, surroundings);
    return EXIT_OK;
  } catch (error) {
    if (!(error instanceof InputProblem)) throw error;
    surroundings.writeError(`diagnose: ${error.message}\n`);
    return EXIT_INPUT;
  }
}
