import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentTokenAuthProvider } from './EnvironmentTokenAuthProvider';
import { FolderClusterProvider } from './FolderClusterProvider';
import { LifecycleServiceLocator } from './LifecycleServiceLocator';

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

describe('docs/custom-rules.md', () => {
  it.each(['vaultRules.ts', 'vaultRules.test.ts'])(
    'shows %s as it is',
    async file => {
      const docs = join(__dirname, '../../../../docs/custom-rules.md');
      const source = await readFile(join(__dirname, file), 'utf8');
      await expect(readFile(docs, 'utf8')).resolves.toContain(source);
    },
  );
});
