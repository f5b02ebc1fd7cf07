import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FileCache } from '../util/FileCache';
import {
  IN_CLUSTER_TOKEN_FILE,
  ServiceAccountAuthProvider,
} from './ServiceAccountAuthProvider';

const POD = {
  KUBERNETES_SERVICE_HOST: '10.96.0.1',
  KUBERNETES_SERVICE_PORT: '443',
};

/** Reads whatever file as a token, as in a pod. */
class MountedToken extends FileCache {
  readonly paths: string[] = [];

  override async read(path: string): Promise<string> {
    this.paths.push(path);
    return 'token-of-the-pod\n';
  }
}

function setup(url: string, authMetadata: Record<string, string> = {}) {
  const files = new MountedToken();
  const provider = new ServiceAccountAuthProvider(files, POD);
  const cluster = {
    name: 'prod-eu',
    url,
    authProvider: 'serviceAccount',
    authMetadata,
  };
  return {
    files,
    problems: provider.validate(cluster),
    credential: () => provider.getCredential({ cluster }),
  };
}

describe("the token of Backstage's own pod", () => {
  it.each([
    'https://prod-eu.example.com',
    'https://10.96.0.2',
    'https://10.96.0.1:6443',
    'http://10.96.0.1:443',
    'https://kubernetes.default.svc.example.com',
    'https://kubernetes.default.svc:6443',
    'https://10.96.0.1.example.com',
  ])(
    'is not sent to %s because an environment variable is not set',
    async url => {
      const { problems, credential, files } = setup(url);
      expect(problems).toEqual([
        expect.stringMatching(/variable is not set where Backstage runs/),
      ]);
      await expect(credential()).rejects.toThrow('It has no token');
      expect(files.paths).toEqual([]);
    },
  );

  it.each([
    'https://10.96.0.1',
    'https://10.96.0.1:443',
    'https://kubernetes.default.svc',
    'https://kubernetes.default.svc.cluster.local',
    'https://KUBERNETES.default.svc/',
  ])('goes to the cluster that Backstage runs in: %s', async url => {
    const { problems, credential } = setup(url);
    expect(problems).toEqual([]);
    expect(await credential()).toMatchObject({ token: 'token-of-the-pod' });
  });

  it('goes where it is asked for by name', async () => {
    const { credential, files } = setup('https://prod-eu.example.com', {
      serviceAccountTokenFile: IN_CLUSTER_TOKEN_FILE,
    });
    expect(await credential()).toMatchObject({ token: 'token-of-the-pod' });
    expect(files.paths).toEqual([IN_CLUSTER_TOKEN_FILE]);
  });

  it('goes nowhere by itself outside of Kubernetes', () => {
    const cluster = {
      name: 'x',
      url: 'https://kubernetes.default.svc',
      authProvider: 'serviceAccount',
      authMetadata: {},
    };
    const provider = new ServiceAccountAuthProvider(new FileCache(), {});
    expect(provider.validate(cluster)).toHaveLength(1);
  });
});

describe('a service account token that is none', () => {
  const JWT = 'eyJhbGciOi.eyJzdWIi.c2ln';

  it.each([
    ['', 'is empty. If it comes from an environment variable'],
    [' \n', 'is empty. If it comes from an environment variable'],
    ['${PROD_EU_TOKEN}', 'is the text ${PROD_EU_TOKEN}'],
    ['$PROD_EU_TOKEN', 'is the text $PROD_EU_TOKEN'],
    ['{{ .Values.token }}', 'is the text {{ .Values.token }}'],
    ['<token>', 'is the text <token>'],
    [`Bearer ${JWT}`, 'begins with "Bearer"'],
    [`"${JWT}"`, 'quotation marks'],
    [Buffer.from('eyJhbGciOi.x.y').toString('base64'), 'is in base64'],
    ['abc\ndef', 'a line break inside'],
    ['abc def', 'a space'],
    ['abc\u0000def', 'characters that no token has'],
    ['geheim–ü', 'characters that no token has'],
  ])('is named for what it is: %j', async (token, words) => {
    const { problems, credential } = setup('https://x.example.com', {
      serviceAccountToken: token,
    });
    expect(problems).toEqual([expect.stringContaining(words)]);
    expect(problems[0]).not.toContain(JWT);
    await expect(credential()).rejects.toThrow(words);
  });

  it('is sent without the white space around it', async () => {
    const { credential } = setup('https://x.example.com', {
      serviceAccountToken: `${JWT}\n`,
    });
    expect(await credential()).toMatchObject({ token: JWT });
  });

  it('is named when it comes from a file, too', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'token-'));
    const file = join(directory, 'token');
    await writeFile(file, 'two\nlines\n');
    const provider = new ServiceAccountAuthProvider(new FileCache(), POD);
    await expect(
      provider.getCredential({
        cluster: {
          name: 'x',
          url: 'https://x.example.com',
          authProvider: 'serviceAccount',
          authMetadata: { serviceAccountTokenFile: file },
        },
      }),
    ).rejects.toThrow('a line break inside');
    await rm(directory, { recursive: true });
  });
});
