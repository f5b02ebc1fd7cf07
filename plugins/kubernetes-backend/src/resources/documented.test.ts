import { parseCustomResource } from '@podlight/backstage-plugin-kubernetes-common';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { celCompiler } from '../__testUtils__/celCompiler';
import { startTestLua } from '../__testUtils__/luaRuntime';
import { DefinitionRegistry } from './DefinitionRegistry';
import { readCustomizations } from './readCustomizations';
import { readDefinitions, resourceDefinitionSchema } from './readDefinitions';

const DOCUMENT = readFileSync(
  join(__dirname, '../../../../docs/custom-resources.md'),
  'utf8',
);

const sections = [...DOCUMENT.matchAll(/^```yaml\n(.*?)^```$/gms)].map(
  ([, text]) => parse(text).kubernetes,
);

const DATABASE = {
  apiVersion: 'example.com/v1',
  kind: 'Database',
  metadata: {
    name: 'orders',
    annotations: { 'example.com/tier': 'gold' },
  },
  spec: {
    version: '16.2',
    replicas: 3,
    credentialsSecret: 'orders-login',
    storageRef: {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      name: 'orders',
    },
  },
  status: {
    phase: 'Running',
    readyReplicas: 2,
    lastBackup: '2026-01-01T00:00:00Z',
    nodes: [{ name: 'a' }, { name: 'b' }],
    backups: [{ name: 'monday' }],
    conditions: [{ type: 'Ready', status: 'False', message: 'no quorum' }],
  },
};

/** What the section of the document that has a text says about the database. */
async function describeBy(has: string) {
  const section = sections.find(each => JSON.stringify(each).includes(has));
  const registry = new DefinitionRegistry(
    { cel: celCompiler, lua: await startTestLua() },
    [],
    {
      definitions: readDefinitions(section.resources ?? []),
      customizations: readCustomizations(
        section.resourceCustomizations ?? {},
        () => undefined,
      ),
    },
  );
  const api = { group: 'example.com', plural: 'databases' };
  const resource = parseCustomResource(DATABASE, api)!;
  return { ...registry.describe(api, DATABASE, resource), registry, api };
}

it('says of a definition with every key what it does', async () => {
  expect(await describeBy('"progressDeadline"')).toMatchObject({
    verdict: { state: 'failing', message: '2 of 3 replicas' },
    fields: {
      'spec.version': '16.2',
      'spec.replicas': 3,
      'status.lastBackup': '2026-01-01T00:00:00Z',
      'status.nodes[*].name': ['a', 'b'],
      "metadata.annotations['example.com/tier']": 'gold',
    },
    columns: [
      { title: 'Version', value: '16.2' },
      { title: 'Ready', value: '2', format: 'number' },
      { title: 'Last backup', format: 'date' },
    ],
    podSelector: 'example.com/database=orders',
    children: [
      { kind: 'Backup', name: 'monday', definition: 'backups.example.com' },
    ],
    targets: [
      { kind: 'Secret', name: 'orders-login' },
      { kind: 'PersistentVolumeClaim', name: 'orders' },
    ],
    guide: { progressDeadlineSeconds: 3_600, severity: { suspended: 'info' } },
  });
});

it('shows how to ask for the columns of kubectl', async () => {
  const { registry, api } = await describeBy('"printer"');
  expect(registry.usesPrinter(api)).toBe(true);
});

it('has scripts that compile and judge', async () => {
  expect(await describeBy('example.com_Database')).toMatchObject({
    verdict: { state: 'failing', message: 'no quorum' },
  });
});

it('explains every key of a definition', () => {
  const keys = Object.keys(resourceDefinitionSchema.shape);
  const explained = [...DOCUMENT.matchAll(/^\| `(\w+)`/gm)].map(
    ([, key]) => key,
  );
  expect([...explained, 'group', 'kind', 'plural'].sort()).toEqual(keys.sort());
});
