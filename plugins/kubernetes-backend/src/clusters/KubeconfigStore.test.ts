import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { KubeConfig } from '@kubernetes/client-node';
import { stringify } from 'yaml';
import { CredentialCache } from '../auth';
import { KubeconfigAuthProvider } from '../auth/KubeconfigAuthProvider';
import { CredentialFailure, NO_TELEMETRY } from '../telemetry';
import { FileCache } from '../util/FileCache';
import { KubeconfigClusterProvider } from './KubeconfigClusterProvider';
import { KubeconfigStore } from './KubeconfigStore';

interface Entry {
  readonly name: string;
  readonly cluster?: object;
  readonly user?: object;
}

function kubeconfig(...entries: Entry[]): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': entries[0]?.name,
    clusters: entries.map(({ name, cluster }) => ({
      name: `${name}-cluster`,
      cluster: { server: `https://${name}:6443`, ...cluster },
    })),
    users: entries.map(({ name, user }) => ({
      name: `${name}-user`,
      user: user ?? { token: `token-of-${name}` },
    })),
    contexts: entries.map(({ name }) => ({
      name,
      context: { cluster: `${name}-cluster`, user: `${name}-user` },
    })),
  });
}

describe('a kubeconfig', () => {
  let directory: string;
  let file: string;
  let now = 0;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'podlight-'));
    file = join(directory, 'config');
    now = 0;
  });

  afterEach(() => rm(directory, { recursive: true }));

  function setup(
    options: {
      path?: string;
      contexts?: string[];
      env?: NodeJS.ProcessEnv;
    } = {},
  ) {
    const store = new KubeconfigStore({
      files: new FileCache(() => now),
      environment: options.env ?? { KUBECONFIG: file },
      loadLibrary: async () => ({ KubeConfig }),
    });
    const provider = new KubeconfigClusterProvider({ store, ...options });
    const auth = new KubeconfigAuthProvider(store);
    return {
      provider,
      store,
      credential: async (name: string) => {
        const clusters = await provider.getClusters();
        const cluster = clusters.find(found => found.name === name);
        if (!cluster) throw new Error(`no cluster ${name}`);
        return auth.getCredential({ cluster });
      },
    };
  }

  it('is one cluster per context, with its TLS settings', async () => {
    await writeFile(
      file,
      kubeconfig(
        {
          name: 'prod',
          cluster: {
            'certificate-authority': 'ca.crt',
            'tls-server-name': 'kube',
          },
        },
        { name: 'dev', cluster: { 'certificate-authority-data': 'QUJD' } },
      ),
    );
    expect(await setup().provider.getClusters()).toEqual([
      {
        name: 'prod',
        url: 'https://prod:6443',
        authProvider: 'kubeconfig',
        authMetadata: { 'kubeconfig.context': 'prod' },
        connect: { type: 'kubectl', context: 'prod' },
        tls: {
          caFile: join(directory, 'ca.crt'),
          serverName: 'kube',
          skipVerify: false,
        },
      },
      expect.objectContaining({
        name: 'dev',
        tls: expect.objectContaining({ caData: 'QUJD' }),
      }),
    ]);
  });

  it('gives only the contexts that are asked for, and names those there are when none fits', async () => {
    await writeFile(
      file,
      kubeconfig({ name: 'prod-eu' }, { name: 'prod-us' }, { name: 'dev' }),
    );
    const names = async (contexts: string[]) =>
      (await setup({ contexts }).provider.getClusters()).map(
        ({ name }) => name,
      );

    expect(await names(['prod-*'])).toEqual(['prod-eu', 'prod-us']);
    expect(await names(['dev', '*-us'])).toEqual(['prod-us', 'dev']);
    await expect(names(['staging'])).rejects.toThrow(
      'has: prod-eu, prod-us, dev',
    );
  });

  it('may be several files; of two entries with one name the first counts', async () => {
    const second = join(directory, 'second');
    await writeFile(file, kubeconfig({ name: 'one' }));
    await writeFile(
      second,
      kubeconfig({ name: 'one', user: { token: 'other' } }, { name: 'two' }),
    );
    const { provider, credential } = setup({
      env: { KUBECONFIG: `${file}:${second}` },
    });

    expect((await provider.getClusters()).map(({ name }) => name)).toEqual([
      'one',
      'two',
    ]);
    expect(await credential('one')).toMatchObject({ token: 'token-of-one' });
    expect(await credential('two')).toMatchObject({ token: 'token-of-two' });
  });

  it('is found by path, by KUBECONFIG, or at home', async () => {
    await writeFile(file, kubeconfig({ name: 'one' }));
    const count = async (options: Parameters<typeof setup>[0]) =>
      (await setup(options).provider.getClusters()).length;

    expect(await count({ path: file, env: {} })).toBe(1);
    expect(await count({ path: '~/config', env: { HOME: directory } })).toBe(1);
    await expect(count({ env: { HOME: directory } })).rejects.toThrow(
      "Set 'path' of the kubeconfig clusterLocatorMethod, or KUBECONFIG.",
    );
  });

  it('is read again when it changes', async () => {
    await writeFile(file, kubeconfig({ name: 'one' }));
    const { provider, credential } = setup();
    expect(await credential('one')).toMatchObject({ token: 'token-of-one' });
    await writeFile(
      file,
      kubeconfig({ name: 'one', user: { token: 'rotated' } }, { name: 'two' }),
    );

    expect(await provider.getClusters()).toHaveLength(2);
    expect(await credential('one')).toMatchObject({ token: 'rotated' });
  });

  it('gives client certificates, token files and the tokens of exec plugins', async () => {
    const tokenFile = join(directory, 'token');
    await writeFile(tokenFile, 'from-file\n');
    await writeFile(
      file,
      kubeconfig(
        {
          name: 'certificate',
          user: {
            'client-certificate-data': Buffer.from('CERT').toString('base64'),
            'client-key-data': Buffer.from('KEY').toString('base64'),
          },
        },
        {
          name: 'file',
          user: { 'auth-provider': { name: 'x', config: { tokenFile } } },
        },
        {
          name: 'exec',
          user: {
            exec: {
              apiVersion: 'client.authentication.k8s.io/v1',
              command: process.execPath,
              args: [
                '-e',
                'console.log(JSON.stringify({status: {token: "from-" + process.env.WHO}}))',
              ],
              env: [{ name: 'WHO', value: 'exec' }],
            },
          },
        },
        {
          name: 'broken',
          user: {
            exec: {
              command: process.execPath,
              args: ['-e', 'process.exit(3)'],
            },
          },
        },
        { name: 'basic', user: { username: 'a', password: 'b' } },
        { name: 'as', user: { token: 'x', as: 'somebody' } },
        { name: 'nobody', user: {} },
        { name: 'proxied', cluster: { 'proxy-url': 'http://proxy' } },
      ),
    );
    const { credential } = setup();

    expect(await credential('certificate')).toEqual({
      kind: 'clientCertificate',
      certificate: 'CERT',
      privateKey: 'KEY',
      identity: 'kubeconfig:certificate',
    });
    expect(await credential('file')).toMatchObject({ token: 'from-file' });
    expect(await credential('exec')).toMatchObject({ token: 'from-exec' });
    expect(await credential('nobody')).toMatchObject({ kind: 'anonymous' });
    await expect(credential('broken')).rejects.toThrow(
      "The command 'node', which gets the credentials of context 'broken'",
    );
    await expect(credential('basic')).rejects.toThrow('no longer accepts');
    await expect(credential('proxied')).rejects.toThrow('proxy-url');
    await expect(credential('as')).rejects.toThrow('not supported');
  });

  it('keeps the output of an exec plugin out of all responses', async () => {
    const run = (name: string, script: string) => ({
      name,
      user: {
        exec: {
          command: process.execPath,
          args: ['-e', script, 'hunter2-arg'],
        },
      },
    });
    await writeFile(
      file,
      kubeconfig(
        run(
          'fails',
          'console.error("password=hunter2 " + "x".repeat(9999)); process.exit(1)',
        ),
        run('half', 'console.log("eyJhbGciOi.hunter2.c2ln")'),
        run('empty', 'console.log("{}")'),
        {
          name: 'absent',
          user: { exec: { command: '/opt/hunter2/no-such-tool' } },
        },
      ),
    );
    const { provider, store } = setup();
    const failures: CredentialFailure[] = [];
    const auth = new KubeconfigAuthProvider(store);
    const cache = new CredentialCache({
      providers: new Map([[auth.id, auth]]),
      telemetry: {
        ...NO_TELEMETRY,
        credentialFailed: failure => failures.push(failure),
      },
    });
    const caller = { credentials: mockCredentials.service() };
    for (const cluster of await provider.getClusters()) {
      const answer = await cache.get(
        cluster,
        caller,
        new AbortController().signal,
      );
      expect(answer).toMatchObject({
        reason: {
          code: 'credential',
          message: expect.stringMatching(/^Backstage couldn't get/),
        },
      });
    }
    expect(failures.map(({ detail }) => detail)).toEqual([
      expect.stringContaining("The command 'node'"),
      expect.stringContaining("didn't print an ExecCredential"),
      expect.stringContaining("didn't print an ExecCredential"),
      expect.stringContaining("'no-such-tool'"),
    ]);
    expect(failures[3].detail).toContain('is not installed');
    const [{ printed }] = failures;
    expect(printed).toContain('password=');
    expect(printed?.length).toBeLessThanOrEqual(500);
    expect(JSON.stringify(failures)).not.toContain('hunter2');
  });

  it('shows a context whose cluster or user is not there as misconfigured, beside the others', async () => {
    const content = kubeconfig({ name: 'one' }, { name: 'two' });
    await writeFile(file, content.replace('user: two-user', 'user: nobody'));
    const [one, two] = await setup().provider.getClusters();
    expect(one.problem).toBeUndefined();
    expect(two.problem).toMatch(/names the user 'nobody', which is not in/);
  });

  it('says which file is not valid', async () => {
    await writeFile(file, 'clusters: [}');
    await expect(setup().provider.getClusters()).rejects.toThrow(
      `The kubeconfig ${file} is not valid`,
    );
  });
});
