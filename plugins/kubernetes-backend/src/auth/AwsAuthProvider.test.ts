import { SignatureV4 } from '@smithy/signature-v4';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { AwsAuthProvider, AwsKeysRequest } from './AwsAuthProvider';
import { AUTH_METADATA } from './authMetadata';

const NOW = Date.parse('2026-11-22T07:00:00Z');
const EKS = 'https://ABC.gr7.eu-west-1.eks.amazonaws.com';

/** The credential for a cluster, and the question that its token asks of STS. */
async function ask(
  url = EKS,
  authMetadata: ClusterDetails['authMetadata'] = {},
  name = 'one',
) {
  const asked: AwsKeysRequest[] = [];
  const provider = new AwsAuthProvider({
    getKeys: async request => {
      asked.push(request);
      return { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
    },
    loadSigner: async () => SignatureV4,
    now: () => new Date(NOW),
  });
  const cluster = { name, url, authProvider: 'aws', authMetadata };
  const credential = await provider.getCredential({ cluster });
  const token = credential.kind === 'bearerToken' ? credential.token : '';
  const question = new URL(
    Buffer.from(token.replace('k8s-aws-v1.', ''), 'base64url').toString(),
  );
  return {
    asked,
    credential,
    question,
    problems: provider.validate(cluster),
  };
}

describe('AwsAuthProvider', () => {
  it.each([
    [EKS, 'sts.eu-west-1.amazonaws.com'],
    [
      'https://ABC.yl4.cn-north-1.eks.amazonaws.com.cn',
      'sts.cn-north-1.amazonaws.com.cn',
    ],
    // Only the end of the host name says so.
    [
      'https://a.us-west-2.eks.amazonaws.com.example.com',
      'sts.ap-south-1.amazonaws.com',
    ],
    ['https://10.0.0.1:6443', 'sts.ap-south-1.amazonaws.com'],
  ])('asks STS in the region of %s', async (url, host) => {
    const before = process.env.AWS_REGION;
    process.env.AWS_REGION = 'ap-south-1';
    const { asked, question } = await ask(url);
    if (before === undefined) delete process.env.AWS_REGION;
    else process.env.AWS_REGION = before;
    expect(question.hostname).toBe(host);
    expect(host).toContain(`.${asked[0].region}.`);
  });

  it.each([
    AUTH_METADATA.assumeRole,
    AUTH_METADATA.externalId,
    AUTH_METADATA.awsClusterId,
  ])('takes %s for misconfigured where it is empty', async key => {
    expect((await ask(EKS, { [key]: ' ' })).problems).toEqual([
      expect.stringContaining(`${key} is empty`),
    ]);
    expect((await ask(EKS, { [key]: 'x' })).problems).toEqual([]);
  });

  it('signs for one cluster: the one that is named, else the one of its name', async () => {
    const signature = async (...of: Parameters<typeof ask>) => {
      const { searchParams } = (await ask(...of)).question;
      expect(searchParams.get('X-Amz-SignedHeaders')).toBe('host;x-k8s-aws-id');
      return searchParams.get('X-Amz-Signature');
    };
    const one = await signature();
    const other = await signature(EKS, { [AUTH_METADATA.awsClusterId]: 'two' });
    expect(other).not.toBe(one);
    expect(await signature(EKS, {}, 'two')).toBe(other);
  });

  it('asks for a minute, and keeps the token for fourteen', async () => {
    const { credential, question } = await ask();
    expect(question.searchParams.get('X-Amz-Date')).toBe('20261122T070000Z');
    expect(question.searchParams.get('X-Amz-Expires')).toBe('60');
    expect(credential.expiresAt).toEqual(new Date(NOW + 14 * 60_000));
  });

  it('takes on the role of the cluster, with its external id', async () => {
    const { asked } = await ask(EKS, {
      [AUTH_METADATA.assumeRole]: 'arn:aws:iam::1:role/reader',
      [AUTH_METADATA.externalId]: 'backstage',
    });
    expect(asked).toEqual([
      {
        region: 'eu-west-1',
        assumeRole: 'arn:aws:iam::1:role/reader',
        externalId: 'backstage',
      },
    ]);
  });
});
