#!/usr/bin/env node
/**
 * Adds a case to the golden corpus from a folder of recorded lists:
 *
 *   node scripts/add-corpus-case.mjs FOLDER CASE TIME
 *
 * FOLDER has the output of `kubectl get … -o json`, one file per kind, and may
 * have `pods.table.json` (the server's table) and `logs/`. TIME is when it was
 * recorded. The case gets the objects without managedFields, kubectl's columns
 * for each pod, and the current findings, to be reviewed.
 */
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importTs } from './run-ts.mjs';

const corpus = resolve(
  dirname(fileURLToPath(import.meta.url)),
  '../packages/diagnose/src/fixtures/corpus',
);
const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const [folder, name, now] = process.argv.slice(2);
if (!now) {
  process.stderr.write('Usage: add-corpus-case.mjs FOLDER CASE TIME\n');
  process.exit(2);
}

const { formatFinding, parseDocument, readFolder } = await importTs(
  'packages/diagnose/src/index.ts',
);
const { detect } = await importTs('plugins/kubernetes-common/src/index.ts');

/** Reads all known objects into one List, each with its kind. */
async function readObjects() {
  const items = new Map();
  for (const file of (await readdir(folder)).sort()) {
    if (!file.endsWith('.json') || /\.(table|http\d+)\.json$/.test(file)) {
      continue;
    }
    const text = await readFile(join(folder, file), 'utf8');
    const list = JSON.parse(text);
    const known = new Set(
      parseDocument(file, text).map(({ metadata }) => metadata.name),
    );
    for (const item of list.items ?? []) {
      if (!known.has(item.metadata.name)) continue;
      delete item.metadata.managedFields;
      delete item.metadata.annotations?.[LAST_APPLIED];
      const uid = `${list.kind} ${item.metadata.uid}`;
      if (items.has(uid)) continue;
      items.set(uid, {
        kind: list.kind.replace(/List$/, ''),
        apiVersion: list.apiVersion,
        ...item,
      });
    }
  }
  return { kind: 'List', apiVersion: 'v1', items: [...items.values()] };
}

/** Reads READY, STATUS and RESTARTS of each pod from the server's table. */
async function readKubectl() {
  const text = await readFile(join(folder, 'pods.table.json'), 'utf8').catch(
    () => '{"rows":[]}',
  );
  return Object.fromEntries(
    JSON.parse(text).rows.map(({ cells }) => [
      cells[0],
      cells.slice(1, 4).map(String),
    ]),
  );
}

const target = join(corpus, name);
const snapshot = join(target, 'snapshot');
await mkdir(snapshot, { recursive: true });
await writeFile(
  join(snapshot, 'objects.json'),
  `${JSON.stringify(await readObjects())}\n`,
);
for (const file of await readdir(join(folder, 'logs')).catch(() => [])) {
  if (!file.endsWith('.log')) continue;
  await cp(join(folder, 'logs', file), join(snapshot, 'logs', file));
}
const findings = detect(await readFolder(snapshot), new Date(now)).map(
  finding => {
    const {
      class: className,
      severity,
      kind,
      name: object,
      container,
      pods,
    } = JSON.parse(formatFinding(finding));
    return { class: className, severity, kind, name: object, container, pods };
  },
);
const expected = { now, kubectl: await readKubectl(), findings };
await writeFile(
  join(target, 'expected.json'),
  `${JSON.stringify(expected, null, 2)}\n`,
);
process.stdout.write(`${target}: ${findings.length} findings to review\n`);
