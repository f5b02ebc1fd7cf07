import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createDetector,
  parseObject,
  toClusterObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import { costCenterRules } from './costCenterRules';
import databasesModule from './databasesModule';
import { EnvironmentTokenAuthProvider } from './EnvironmentTokenAuthProvider';
import { FolderClusterProvider } from './FolderClusterProvider';
import inventoryModule from './inventoryModule';
import { LifecycleServiceLocator } from './LifecycleServiceLocator';
import { ownersOnly } from './ownersOnly';
import searchModule from './searchModule';
import vaultModule from './vaultModule';

const cluster = {
  name: 'prod-eu',
  url: 'https://prod-eu.example.com',
  authProvider: 'environmentToken',
  authMetadata: { tokenVariable: 'PROD_EU_TOKEN' },
};

describe('EnvironmentTokenAuthProvider', () => {
  it('reads the token from the variable that the cluster names', async () => {
    const provider = new EnvironmentTokenAuthProvider({ PROD_EU_TOKEN: 't0k' });

    await expect(provider.getCredential({ cluster })).resolves.toEqual({
      kind: 'bearerToken',
      token: 't0k',
      identity: 'environment:PROD_EU_TOKEN',
    });
  });

  it('says which variable is not set', async () => {
    const provider = new EnvironmentTokenAuthProvider({});

    await expect(provider.getCredential({ cluster })).rejects.toThrow(
      /PROD_EU_TOKEN is not set.*prod-eu/,
    );
  });

  it('tells the operator of a cluster without a variable', () => {
    const provider = new EnvironmentTokenAuthProvider({});

    expect(provider.validate({ ...cluster, authMetadata: {} })).toHaveLength(1);
    expect(provider.validate(cluster)).toEqual([]);
  });
});

describe('FolderClusterProvider', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'clusters-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('makes a cluster of each JSON file', async () => {
    await writeFile(
      join(folder, 'prod-eu.json'),
      JSON.stringify({
        url: 'https://prod-eu.example.com',
        authProvider: 'serviceAccount',
        caData: 'Q0E=',
      }),
    );
    await writeFile(join(folder, 'notes.txt'), 'not a cluster');

    await expect(
      new FolderClusterProvider(folder).getClusters(),
    ).resolves.toEqual([
      {
        name: 'prod-eu',
        url: 'https://prod-eu.example.com',
        authProvider: 'serviceAccount',
        authMetadata: {},
        tls: { caData: 'Q0E=' },
      },
    ]);
  });

  it('names the file that does not describe a cluster', async () => {
    await writeFile(join(folder, 'bad.json'), '{"url": 7}');

    await expect(
      new FolderClusterProvider(folder).getClusters(),
    ).rejects.toThrow(/bad\.json does not describe a cluster/);
  });
});

describe('LifecycleServiceLocator', () => {
  it('looks for production only in the production clusters', async () => {
    const locate = (lifecycle: string) =>
      new LifecycleServiceLocator().locate({
        entity: {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: { name: 'checkout' },
          spec: { lifecycle },
        },
        clusters: [cluster, { ...cluster, name: 'dev' }],
      });

    await expect(locate('production')).resolves.toMatchObject([
      { name: 'prod-eu' },
    ]);
    await expect(locate('experimental')).resolves.toMatchObject([
      { name: 'dev' },
    ]);
  });
});

describe('costCenterRules', () => {
  const detect = createDetector({ ruleSets: [costCenterRules] });
  const findingsFor = (labels: Record<string, string>) => {
    const deployment = parseObject({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { namespace: 'shop', name: 'web', uid: '1', labels },
      spec: { replicas: 0 },
    });
    return detect(
      { ...toClusterObjects(deployment ? [deployment] : []) },
      new Date('2030-01-01T00:00:00Z'),
    ).map(finding => finding.class);
  };

  it('finds a Deployment without the label, and no other', () => {
    expect(findingsFor({})).toContain('CostCenterMissing');
    expect(findingsFor({ 'cost-center': '7' })).not.toContain(
      'CostCenterMissing',
    );
  });
});

describe('ownersOnly', () => {
  const ask = (name: string) =>
    ownersOnly(
      { permission: { name } },
      { info: { ownershipEntityRefs: ['group:default/team-a'] } },
    );

  it('lets owners see what runs, and ignores other permissions', () => {
    expect(ask('kubernetes.resources.read')).toMatchObject({
      result: 'CONDITIONAL',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        params: { claims: ['group:default/team-a'] },
      },
    });
    expect(ask('catalog.entity.read')).toBeUndefined();
  });
});

const read = (path: string) => readFile(join(__dirname, path), 'utf8');

describe('the samples of the documentation', () => {
  it.each([
    ['docs/custom-rules.md', 'vaultRules.ts'],
    ['docs/custom-rules.md', 'vaultRules.test.ts'],
    ['docs/custom-rules.md', 'costCenterRules.ts'],
    ['docs/custom-rules.md', 'vaultModule.ts'],
    ['plugins/kubernetes-node/README.md', 'inventoryModule.ts'],
    ['docs/custom-resources.md', 'databasesModule.ts'],
    ['plugins/kubernetes-node/README.md', 'VaultAuthProvider.ts'],
    ['plugins/kubernetes-node/README.md', 'VaultAuthProvider.test.ts'],
    ['docs/fleet.md', 'SearchFleetSource.ts'],
    ['docs/fleet.md', 'SearchFleetSource.test.ts'],
    ['docs/fleet.md', 'searchModule.ts'],
  ])('%s shows %s as it is', async (docs, file) => {
    const source = await read(file);
    await expect(read(join('../../../..', docs))).resolves.toContain(
      `\`\`\`ts\n${source}\`\`\``,
    );
  });

  it('have the backend’s line as the backend has it', async () => {
    const line =
      "backend.add(import('@podlight/backstage-plugin-kubernetes-backend'));";
    await expect(read('../index.ts')).resolves.toContain(line);
    await expect(read('../../../../README.md')).resolves.toContain(line);
    await expect(
      read('../../../../plugins/kubernetes-backend/README.md'),
    ).resolves.toContain(line);
  });

  it('are modules that a backend takes', () => {
    for (const module of [
      inventoryModule,
      vaultModule,
      databasesModule,
      searchModule,
    ]) {
      expect(module).toMatchObject({ $$type: '@backstage/BackendFeature' });
    }
  });

  it('name every field that a ClusterProvider may give', async () => {
    const types = await read(
      '../../../../plugins/kubernetes-node/src/types.ts',
    );
    const readme = await read('../../../../plugins/kubernetes-node/README.md');
    const body =
      /interface ClusterDetails \{([^}]*(?:\{@[^}]*\}[^}]*)*)\n\}/.exec(
        types,
      )?.[1];
    const fields = [...(body ?? '').matchAll(/readonly (\w+)\??:/g)].map(
      ([, field]) => field,
    );
    expect(fields).toContain('skipMetricsLookup');
    const shown = /interface ClusterDetails \{.*?```/s.exec(readme)?.[0];
    expect(fields.filter(field => !shown?.includes(field))).toEqual([]);
  });
});
