import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KubeConfig } from '@kubernetes/client-node';
import { ClusterCredential } from '@podlight/backstage-plugin-kubernetes-node';
import {
  KUBECONFIG_METADATA,
  KubeconfigStore,
} from '../clusters/KubeconfigStore';
import { FileCache } from '../util/FileCache';
import { KubeconfigAuthProvider } from './KubeconfigAuthProvider';

const A_NEW_TOKEN_EACH_TIME = `console.log(JSON.stringify({
  apiVersion: 'client.authentication.k8s.io/v1',
  kind: 'ExecCredential',
  status: {
    token: 't' + process.hrtime.bigint(),
    expirationTimestamp: '2999-01-01T00:00:00Z',
  },
}))`;

describe('KubeconfigAuthProvider', () => {
  let directory: string;
  let path: string;

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'podlight-'));
    path = join(directory, 'config');
  });

  afterEach(() => rm(directory, { recursive: true }));

  /** The provider over a kubeconfig whose one context has this user. */
  async function setup(user: object) {
    await writeFile(
      path,
      JSON.stringify({
        clusters: [{ name: 'c', cluster: { server: 'https://c' } }],
        users: [{ name: 'u', user }],
        contexts: [{ name: 'eu', context: { cluster: 'c', user: 'u' } }],
      }),
    );
    const provider = new KubeconfigAuthProvider(
      new KubeconfigStore({
        files: new FileCache(),
        loadLibrary: async () => ({ KubeConfig }),
      }),
    );
    const kubeconfigCluster = (context?: string) => ({
      name: 'eu',
      url: 'https://c',
      authProvider: 'kubeconfig',
      authMetadata: {
        [KUBECONFIG_METADATA.path]: path,
        ...(context !== undefined && {
          [KUBECONFIG_METADATA.context]: context,
        }),
      },
    });
    return {
      kubeconfigCluster,
      provider,
      get: (refused?: ClusterCredential, context = 'eu') =>
        provider.getCredential({
          cluster: kubeconfigCluster(context),
          refused,
        }),
    };
  }

  const exec = (script: string) => ({
    exec: {
      apiVersion: 'client.authentication.k8s.io/v1',
      command: process.execPath,
      args: ['-e', script],
    },
  });

  it('keeps what an exec plugin gave, until the API server refuses that', async () => {
    const { get } = await setup(exec(A_NEW_TOKEN_EACH_TIME));
    const first = await get();
    expect(first).toMatchObject({
      kind: 'bearerToken',
      token: expect.stringMatching(/^t\d+$/),
      identity: 'kubeconfig:eu',
    });
    expect(await get()).toEqual(first);
    const second = await get(first);
    expect(second).toMatchObject({ kind: 'bearerToken' });
    expect(second).not.toEqual(first);
  });

  it('is for clusters of a kubeconfig alone', async () => {
    const { kubeconfigCluster, provider } = await setup({ token: 'x' });
    expect(provider.validate(kubeconfigCluster('eu'))).toEqual([]);
    expect(provider.validate(kubeconfigCluster())).toEqual([
      expect.stringContaining('of type kubeconfig'),
    ]);
  });

  it('says that a context has gone meanwhile', async () => {
    const { get } = await setup({ token: 'x' });
    await expect(get(undefined, 'us')).rejects.toThrow(
      "no longer has the context 'us'",
    );
  });

  it('tells a program that is not executable from one that is not installed', async () => {
    const program = join(directory, 'login');
    await writeFile(program, '', { mode: 0o600 });
    const denied = await setup({ exec: { command: program } });
    await expect(denied.get()).rejects.toThrow(
      "'login', which gets the credentials of context 'eu' in the kubeconfig, is not executable",
    );
    const absent = await setup({ exec: { command: join(directory, 'none') } });
    await expect(absent.get()).rejects.toThrow('is not installed');
  });

  it('says why a context without a program has no credential', async () => {
    const file = join(directory, 'gone.crt');
    const { get } = await setup({
      'client-certificate': file,
      'client-key': file,
    });
    await expect(get()).rejects.toThrow(
      /^Couldn't get the credentials of context 'eu': .*ENOENT/,
    );
  });
});
