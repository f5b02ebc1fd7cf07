import { detect, Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { readFile, stat } from 'node:fs/promises';
import { InputProblem } from './InputProblem';
import { Arguments, parseArguments, USAGE } from './parseArguments';
import { readNamedFiles } from './readFiles';
import { folderName, readSnapshot, Snapshot, toSnapshot } from './readSnapshot';
import { createReport } from './report';
import { runCommand, Streams } from './runCommand';
import { filesBelow, SavedFile } from './savedFiles';

/** The command's environment, which tests replace. */
export interface Surroundings extends Streams {
  readonly now: () => Date;
}

/** An input, by its name in messages. */
interface Source {
  readonly name: string;
  readonly snapshot: Snapshot;
}

async function readFolderSource(path: string, isOne: boolean): Promise<Source> {
  const files = await filesBelow(path);
  const cluster = isOne ? undefined : folderName(path);
  return { name: path, snapshot: await readSnapshot(files, cluster) };
}

async function readSources(
  paths: readonly string[],
  surroundings: Surroundings,
): Promise<readonly Source[]> {
  const named: SavedFile[] = [];
  const folders: string[] = [];
  for (const path of paths) {
    if (path === '-') {
      named.push({ path: 'standard input', read: surroundings.readStdin });
      continue;
    }
    const found = await stat(path).catch(() => undefined);
    if (!found) throw new InputProblem(`${path} doesn't exist`);
    if (found.isDirectory()) folders.push(path);
    else named.push({ path, read: () => readFile(path) });
  }
  const isOne = folders.length + (named.length > 0 ? 1 : 0) === 1;
  const sources: Source[] = [];
  if (named.length > 0) {
    sources.push({
      name: named.map(({ path }) => path).join(', '),
      snapshot: toSnapshot(await readNamedFiles(named)),
    });
  }
  for (const folder of folders) {
    sources.push(await readFolderSource(folder, isOne));
  }
  return sources;
}

/** Formats a finding as one line, with the most important keys first. */
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

/** Whether everything was read, and there was something to read. */
async function diagnose(
  { paths, now }: Arguments,
  surroundings: Surroundings,
): Promise<boolean> {
  let isComplete = true;
  for (const { name, snapshot } of await readSources(paths, surroundings)) {
    const findings = detect(snapshot.view, now ?? surroundings.now());
    for (const finding of findings) {
      surroundings.write(`${formatFinding(finding)}\n`);
    }
    const report = createReport(name, snapshot, findings.length);
    for (const line of report.lines) {
      surroundings.writeError(`diagnose: ${line}\n`);
    }
    isComplete &&= report.isComplete;
  }
  return isComplete;
}

/** Runs the command and returns its exit status. */
export function run(
  argv: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  return runCommand(
    {
      name: 'diagnose',
      usage: USAGE,
      parse: parseArguments,
      work: parsed => diagnose(parsed, surroundings),
    },
    argv,
    surroundings,
  );
}
