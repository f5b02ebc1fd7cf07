#!/usr/bin/env node
/**
 * `yarn manifests:roles`: writes the ClusterRoles in manifests/custom-resources from the shipped
 * definitions. With `--check` it writes nothing, and fails when the files are not what it would
 * write.
 */
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import prettier from 'prettier';
import { findFamily, ROLE_FAMILIES } from './lib/roleFamilies.mjs';
import { importTs, root } from './run-ts.mjs';

const folder = join(root, 'manifests', 'custom-resources');
const isCheck = process.argv.includes('--check');

const AGGREGATE = 'podlight-custom-resource-viewer';

function clusterRole({ name, title }, definitions) {
  const groups = [...new Set(definitions.map(({ group }) => group))];
  const rules = groups.map(group => {
    const resources = definitions
      .filter(definition => definition.group === group)
      .map(({ plural }) => plural);
    return [
      `  - apiGroups: [${group}]`,
      `    resources: [${resources.join(', ')}]`,
      `    verbs: [get, list, watch]`,
    ].join('\n');
  });
  return `# ${title}. Written by \`yarn manifests:roles\`; see README.md.
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata:
  name: podlight-${name}-viewer
  labels:
    rbac.authorization.k8s.io/aggregate-to-${AGGREGATE}: 'true'
rules:
${rules.join('\n')}
`;
}

async function format(text) {
  const options = await prettier.resolveConfig(join(folder, 'any.yaml'));
  return prettier.format(text, { ...options, parser: 'yaml' });
}

const nameApi = ({ plural, group }) => `${plural}.${group}`;

/** What a definition's objects lead to, but for what is read without it. */
function namedBelow({ children = [], owns = [] }) {
  return [
    ...children.flatMap(({ definition }) => definition ?? []),
    ...owns,
  ].filter(name => name !== 'workloads');
}

async function clusterRoles() {
  const { JUDGED_DEFINITIONS } = await importTs(
    'plugins/kubernetes-backend/src/resources/shipped/index.ts',
  );
  const homeless = JUDGED_DEFINITIONS.filter(each => !findFamily(each));
  if (homeless.length > 0) {
    const names = homeless.map(({ group, kind }) => `${kind} of ${group}`);
    throw new Error(
      `scripts/lib/roleFamilies.mjs has no family for ${names.join(', ')}`,
    );
  }
  const judged = new Set(JUDGED_DEFINITIONS.map(nameApi));
  const unjudged = JUDGED_DEFINITIONS.flatMap(namedBelow).filter(
    name => !judged.has(name),
  );
  if (unjudged.length > 0) {
    throw new Error(
      `no role grants ${unjudged.join(
        ', ',
      )}, which shipped definitions name as children or owned: judge these, too`,
    );
  }
  const files = new Map();
  for (const family of ROLE_FAMILIES) {
    const definitions = JUDGED_DEFINITIONS.filter(
      definition => findFamily(definition) === family,
    );
    const found = new Set(definitions.map(({ group }) => group));
    const missing = family.groups.filter(group => !found.has(group));
    if (missing.length > 0) {
      throw new Error(
        `no shipped definition is of ${missing.join(
          ', ',
        )}, which scripts/lib/roleFamilies.mjs names`,
      );
    }
    const text = clusterRole(family, [...definitions, ...(family.also ?? [])]);
    files.set(`${family.name}.yaml`, await format(text));
  }
  return files;
}

const wanted = await clusterRoles();
const present = (await readdir(folder)).filter(
  name => name.endsWith('.yaml') && name !== 'aggregate.yaml',
);
const stale = new Set(present.filter(name => !wanted.has(name)));
for (const [name, text] of wanted) {
  const found = await readFile(join(folder, name), 'utf8').catch(() => '');
  if (found !== text) stale.add(name);
}
if (isCheck && stale.size > 0) {
  const names = [...stale].sort().join(', ');
  console.error(
    `In manifests/custom-resources ${names} differ from the shipped definitions. Run \`yarn manifests:roles\`.`,
  );
  process.exitCode = 1;
} else if (!isCheck) {
  for (const name of stale) {
    const text = wanted.get(name);
    if (text === undefined) await rm(join(folder, name));
    else await writeFile(join(folder, name), text);
  }
}
