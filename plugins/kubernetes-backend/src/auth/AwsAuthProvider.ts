import { Config } from '@backstage/config';
import type { SignatureV4 } from '@smithy/signature-v4';
import {
  AuthProvider,
  ClusterCredential,
  ClusterDetails,
} from '@podlight/backstage-plugin-kubernetes-node';
import { Sha256 } from '../util/Sha256';
import { AUTH_METADATA } from './authMetadata';

/** EKS accepts a token for 15 minutes after signing; one minute is kept for latency. */
const TOKEN_LIFETIME_MS = 14 * 60_000;

/** Lifetime of the signed request itself, as in `aws eks get-token`. */
const SIGNED_SECONDS = 60;

const DEFAULT_REGION = 'us-east-1';

/** The region and the domain are part of an EKS cluster's host name. */
const EKS_HOST = /\.([a-z0-9-]+)\.eks\.(amazonaws\.com(?:\.cn)?)$/;

/** Keys of an AWS identity. */
export interface AwsKeys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/** Whose keys to get. */
export interface AwsKeysRequest {
  readonly region: string;
  /** ARN of a role to take on; Backstage's own identity when absent. */
  readonly assumeRole?: string;
  readonly externalId?: string;
}

type LoadSigner = () => Promise<typeof SignatureV4>;

const loadLibrary: LoadSigner = async () =>
  (await import('@smithy/signature-v4')).SignatureV4;

export interface AwsAuthProviderOptions {
  readonly getKeys: (request: AwsKeysRequest) => Promise<AwsKeys>;
  /** Loads the signing library on first use. */
  readonly loadSigner?: LoadSigner;
  readonly now?: () => Date;
}

/** Authenticates to EKS clusters as an AWS identity. The token is a presigned STS request that EKS sends to verify it. */
export class AwsAuthProvider implements AuthProvider {
  readonly id = 'aws';
  readonly scope = 'cluster';
  readonly #options: AwsAuthProviderOptions;

  constructor(options: AwsAuthProviderOptions) {
    this.#options = options;
  }

  validate({ authMetadata }: ClusterDetails): readonly string[] {
    return [
      AUTH_METADATA.assumeRole,
      AUTH_METADATA.externalId,
      AUTH_METADATA.awsClusterId,
    ]
      .filter(key => authMetadata[key]?.trim() === '')
      .map(
        key =>
          `${key} is empty. If it comes from an environment variable, check that the variable is set`,
      );
  }

  async getCredential({
    cluster,
  }: {
    readonly cluster: ClusterDetails;
  }): Promise<ClusterCredential> {
    const { authMetadata } = cluster;
    const host = parseEksHost(cluster);
    const credentials = await this.#options.getKeys({
      region: host.region,
      assumeRole: authMetadata[AUTH_METADATA.assumeRole],
      externalId: authMetadata[AUTH_METADATA.externalId],
    });
    const now = this.#options.now?.() ?? new Date();
    const token = await signToken(
      authMetadata[AUTH_METADATA.awsClusterId] ?? cluster.name,
      credentials,
      host,
      now,
      await (this.#options.loadSigner ?? loadLibrary)(),
    );
    return {
      kind: 'bearerToken',
      token,
      expiresAt: new Date(now.getTime() + TOKEN_LIFETIME_MS),
      identity: this.id,
    };
  }
}

interface EksEndpoint {
  readonly region: string;
  readonly domain: string;
}

function parseEksHost({ url }: ClusterDetails): EksEndpoint {
  const [, region, domain] = EKS_HOST.exec(new URL(url).hostname) ?? [];
  return {
    region: region ?? process.env.AWS_REGION ?? DEFAULT_REGION,
    domain: domain ?? 'amazonaws.com',
  };
}

async function signToken(
  clusterId: string,
  credentials: AwsKeys,
  { region, domain }: EksEndpoint,
  signingDate: Date,
  Signer: typeof SignatureV4,
): Promise<string> {
  const signer = new Signer({
    credentials,
    region,
    service: 'sts',
    sha256: Sha256,
  });
  const hostname = `sts.${region}.${domain}`;
  const { path, query = {} } = await signer.presign(
    {
      method: 'GET',
      protocol: 'https:',
      hostname,
      path: '/',
      // Signed too, so a token for one cluster is not valid for another.
      headers: { host: hostname, 'x-k8s-aws-id': clusterId },
      query: { Action: 'GetCallerIdentity', Version: '2011-06-15' },
    },
    { expiresIn: SIGNED_SECONDS, signingDate },
  );
  const search = Object.entries(query)
    .map(([key, value]) => `${encode(key)}=${encode(String(value))}`)
    .join('&');
  const url = `https://${hostname}${path}?${search}`;
  return `k8s-aws-v1.${Buffer.from(url).toString('base64url')}`;
}

/** As AWS encodes: everything but letters, digits and `-._~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    character => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/**
 * Keys from `aws` in app-config, the environment, or the machine, as Backstage's
 * other AWS integrations find them. The SDK is loaded on first use.
 */
export function awsKeysFrom(
  rootConfig: Config,
): AwsAuthProviderOptions['getKeys'] {
  return async ({ region, assumeRole, externalId }) => {
    const [{ DefaultAwsCredentialsManager }, { fromTemporaryCredentials }] =
      await Promise.all([
        import('@backstage/integration-aws-node'),
        import('@aws-sdk/credential-providers'),
      ]);
    const manager = DefaultAwsCredentialsManager.fromConfig(rootConfig);
    const { sdkCredentialProvider } = await manager.getCredentialProvider();
    if (assumeRole === undefined) return sdkCredentialProvider();
    return fromTemporaryCredentials({
      masterCredentials: sdkCredentialProvider,
      clientConfig: { region },
      params: { RoleArn: assumeRole, ExternalId: externalId },
    })();
  };
}
