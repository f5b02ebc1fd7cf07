import { createHmac, createHash } from 'node:crypto';
import { SignatureV4 } from '@smithy/signature-v4';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import {
  authProviderCases,
  ConformanceCase,
} from '@podlight/backstage-plugin-kubernetes-node/testing';
import { AwsAuthProvider, AwsKeysRequest } from './AwsAuthProvider';
import { AzureAuthProvider } from './AzureAuthProvider';
import { GoogleServiceAccountAuthProvider } from './GoogleServiceAccountAuthProvider';

const SECRET = 'wJalrXUtnFEMI-secret-key';
const KEYS = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: SECRET };
const NOW = new Date('2026-11-22T07:00:00Z');
const IN_AN_HOUR = Date.now() + 3_600_000;
const { signal } = new AbortController();

const cluster: ClusterDetails = {
  name: 'one',
  url: 'https://ABC.gr7.eu-west-1.eks.amazonaws.com',
  authProvider: 'aws',
  authMetadata: {},
};

const loadSigner = async () => SignatureV4;
const aws = () =>
  new AwsAuthProvider({ getKeys: async () => KEYS, loadSigner });
const azure = () =>
  new AzureAuthProvider(async () => ({
    token: 'azure-token',
    expiresOnTimestamp: IN_AN_HOUR,
  }));
const google = () =>
  new GoogleServiceAccountAuthProvider(async () => ({
    token: 'google-token',
    expiresAt: new Date(IN_AN_HOUR),
  }));

describe.each<[string, readonly ConformanceCase[]]>([
  [
    'AwsAuthProvider',
    authProviderCases({ create: aws, cluster, secrets: [SECRET] }),
  ],
  ['AzureAuthProvider', authProviderCases({ create: azure, cluster })],
  [
    'GoogleServiceAccountAuthProvider',
    authProviderCases({ create: google, cluster }),
  ],
])('%s', (_name, cases) => {
  it.each(cases)('$name', async ({ run }) => {
    await expect(run()).resolves.toBeUndefined();
  });
});

describe('AwsAuthProvider', () => {
  const asked: AwsKeysRequest[] = [];
  const provider = new AwsAuthProvider({
    getKeys: async request => {
      asked.push(request);
      return { ...KEYS, sessionToken: 'session/token=' };
    },
    loadSigner,
    now: () => NOW,
  });

  async function signedUrl(details: ClusterDetails): Promise<URL> {
    const credential = await provider.getCredential({ cluster: details });
    if (credential.kind !== 'bearerToken') throw new Error(credential.kind);
    const [prefix, body] = credential.token.split('.');
    expect(prefix).toBe('k8s-aws-v1');
    expect(credential.expiresAt).toEqual(new Date('2026-11-22T07:14:00Z'));
    return new URL(Buffer.from(body, 'base64url').toString('utf8'));
  }

  it('signs a question to STS in the region of the cluster, for that cluster alone', async () => {
    const url = await signedUrl(cluster);
    expect(url.origin).toBe('https://sts.eu-west-1.amazonaws.com');
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      Action: 'GetCallerIdentity',
      'X-Amz-Expires': '60',
      'X-Amz-SignedHeaders': 'host;x-k8s-aws-id',
      'X-Amz-Security-Token': 'session/token=',
    });
    // By hand, as AWS documents it, and not by the library under test.
    expect(url.searchParams.get('X-Amz-Signature')).toBe(
      readSignature(url, { 'x-k8s-aws-id': 'one' }),
    );
    expect(url.searchParams.get('X-Amz-Signature')).not.toBe(
      readSignature(url, { 'x-k8s-aws-id': 'two' }),
    );
  });

  it("takes on the cluster's role, and signs with what EKS calls the cluster", async () => {
    const url = await signedUrl({
      ...cluster,
      url: 'https://ABC.yl4.cn-north-1.eks.amazonaws.com.cn',
      authMetadata: {
        assumeRole: 'arn:aws:iam::1:role/reader',
        externalId: 'external',
        awsClusterId: 'eks-name',
      },
    });
    expect(asked.at(-1)).toEqual({
      region: 'cn-north-1',
      assumeRole: 'arn:aws:iam::1:role/reader',
      externalId: 'external',
    });
    expect(url.hostname).toBe('sts.cn-north-1.amazonaws.com.cn');
    expect(url.searchParams.get('X-Amz-Signature')).toBe(
      readSignature(url, { 'x-k8s-aws-id': 'eks-name' }),
    );
  });
});

describe('AzureAuthProvider', () => {
  it('requests an AKS token, and says what to do when that fails', async () => {
    const scopes: string[] = [];
    const provider = new AzureAuthProvider(async scope => {
      scopes.push(scope);
      return null;
    });
    await expect(provider.getCredential({ signal })).rejects.toThrow(
      'AZURE_CLIENT_ID',
    );
    expect(scopes).toEqual(['6dae42f8-4368-4678-94ff-3960e28e3630/.default']);
  });
});

/** AWS Signature Version 4 of a presigned GET, for the headers `host` and those given. */
function readSignature(url: URL, headers: Record<string, string>): string {
  const query = [...url.searchParams]
    .filter(([key]) => key !== 'X-Amz-Signature')
    .map(pair => pair.map(encodeURIComponent).join('='))
    .sort()
    .join('&');
  const signed = Object.entries({ host: url.hostname, ...headers });
  const canonical = [
    'GET',
    '/',
    query,
    ...signed.map(([name, value]) => `${name}:${value}`),
    '',
    signed.map(([name]) => name).join(';'),
    sha256(''),
  ].join('\n');
  const date = url.searchParams.get('X-Amz-Date') ?? '';
  const [, ...scope] = (url.searchParams.get('X-Amz-Credential') ?? '').split(
    '/',
  );
  const key = scope.reduce<string | Buffer>(
    (current, part) => createHmac('sha256', current).update(part).digest(),
    `AWS4${SECRET}`,
  );
  return createHmac('sha256', key)
    .update(
      ['AWS4-HMAC-SHA256', date, scope.join('/'), sha256(canonical)].join('\n'),
    )
    .digest('hex');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
