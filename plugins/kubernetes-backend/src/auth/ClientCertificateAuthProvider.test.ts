import { X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Simulator, startSimulator } from '@internal/cluster-simulator';
import { authProviderCases } from '@podlight/backstage-plugin-kubernetes-node/testing';
import { FileCache } from '../util/FileCache';
import { ClientCertificateAuthProvider } from './ClientCertificateAuthProvider';

const KEY =
  '-----BEGIN PRIVATE KEY-----\nthe key of the certificate\n-----END PRIVATE KEY-----\n';

describe('ClientCertificateAuthProvider', () => {
  let simulator: Simulator;
  let directory: string;
  let certificate: string;

  beforeAll(async () => {
    simulator = await startSimulator({
      scenario: { clusters: [{ name: 'one' }] },
    });
    // Any certificate works here, because no API server checks it.
    certificate = simulator.cluster('one').caPem;
    directory = await mkdtemp(join(tmpdir(), 'podlight-'));
    await writeFile(join(directory, 'tls.crt'), certificate);
    await writeFile(join(directory, 'tls.key'), KEY);
  });

  afterAll(async () => {
    await rm(directory, { recursive: true });
    await simulator.stop();
  });

  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const clusterWith = (authMetadata: Record<string, string>) => ({
    name: 'one',
    url: 'https://one.example.com',
    authProvider: 'clientCertificate',
    authMetadata,
  });
  const withFiles = () =>
    clusterWith({
      clientCertificateFile: join(directory, 'tls.crt'),
      clientKeyFile: join(directory, 'tls.key'),
    });
  const provider = (now?: () => number) =>
    new ClientCertificateAuthProvider(new FileCache(), now);

  it('keeps the contract of an auth provider', async () => {
    for (const { run } of authProviderCases({
      create: () => provider(),
      cluster: withFiles(),
      wrongCluster: clusterWith({ clientKeyData: base64(KEY) }),
      secrets: [KEY],
    })) {
      await expect(run()).resolves.toBeUndefined();
    }
  });

  it('takes files and data', async () => {
    const expected = {
      kind: 'clientCertificate',
      certificate,
      privateKey: KEY,
    };
    const data = clusterWith({
      clientCertificateData: base64(certificate),
      clientKeyData: base64(KEY),
    });
    for (const cluster of [withFiles(), data]) {
      expect(await provider().getCredential({ cluster })).toMatchObject(
        expected,
      );
    }
  });

  it('takes a certificate until the moment at which it expires', async () => {
    const end = Date.parse(new X509Certificate(certificate).validTo);
    const get = (now: number) =>
      provider(() => now).getCredential({ cluster: withFiles() });
    await expect(get(end - 1)).resolves.toMatchObject({
      kind: 'clientCertificate',
    });
    await expect(get(end)).rejects.toThrow('expired on');
    // Files are read again within a minute anyway.
    expect((await get(end - 120_000)).expiresAt).toBeUndefined();
    expect((await get(end - 119_999)).expiresAt).toEqual(new Date(end));
  });

  it('says what is wrong with a certificate, and nothing of the key', async () => {
    const cluster = withFiles();
    const inAThousandYears = () => Date.parse('3000-01-01T00:00:00Z');
    await expect(
      provider(inAThousandYears).getCredential({ cluster }),
    ).rejects.toThrow('The client certificate expired on ');
    await expect(
      provider().getCredential({
        cluster: clusterWith({
          clientCertificateData: base64(KEY),
          clientKeyData: base64(KEY),
        }),
      }),
    ).rejects.toThrow("isn't PEM");
    await expect(
      provider().getCredential({
        cluster: clusterWith({
          ...cluster.authMetadata,
          clientKeyFile: '/no/such/file',
        }),
      }),
    ).rejects.toThrow("Can't read");
  });
});
