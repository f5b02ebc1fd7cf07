import { SignatureV4 } from '@smithy/signature-v4';
import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { AwsAuthProvider, AwsKeysRequest } from './AwsAuthProvider';
import { AUTH_METADATA } from './authMetadata';

const EKS = 'https://ABC.gr7.eu-west-1.eks.amazonaws.com';

/** The credential for a cluster, and the question that its token asks of STS. */
async function ask(
  url = EKS,
  authMetadata: ClusterDetails['authMetadata'] = {},
) {
  const asked: AwsKeysRequest[] = [];
  const provider = new AwsAuthProvider({
    getKeys: async request => {
      asked.push(request);
      return { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
    },
    loadSigner: async () => SignatureV4,
  });
  const cluster = { name: 'one', url, authProvider: 'aws', authMetadata };
  const credential = await provider.getCredential({ cluster });
  const token = credential.kind === 'bearerToken' ? credential.token : '';
  const question = new URL(
    Buffer.from(token.replace('k8s-aws-v1.', ''), 'base64url').toString(),
  );
  return { asked, question, problems: provider.validate(cluster) };
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
});
