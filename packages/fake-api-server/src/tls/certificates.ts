import 'reflect-metadata';
import * as x509 from '@peculiar/x509';

/**
 * A certificate with its private key, both in PEM.
 *
 * @public
 */
export interface KeyPair {
  readonly certificatePem: string;
  readonly keyPem: string;
}

/**
 * What a server presents to its clients, right or wrong, and a certificate for a client.
 *
 * @public
 */
export interface ClusterCertificates {
  readonly caPem: string;
  readonly valid: KeyPair;
  readonly expired: () => Promise<KeyPair>;
  readonly notYetValid: () => Promise<KeyPair>;
  /** Self-signed. */
  readonly selfSigned: () => Promise<KeyPair>;
  /** For a client, of the same authority. */
  readonly client: (notAfter?: Date) => Promise<KeyPair>;
  readonly wrongHost: () => Promise<KeyPair>;
  readonly wrongAuthority: () => Promise<KeyPair>;
}

interface Authority {
  readonly name: string;
  readonly keys: CryptoKeyPair;
  readonly certificate: x509.X509Certificate;
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;
/** Long enough for any demo. */
const VALID_DAYS = 30;
const SERVER_AUTHENTICATION = '1.3.6.1.5.5.7.3.1';
const CLIENT_AUTHENTICATION = '1.3.6.1.5.5.7.3.2';

/** Positive as a signed number, also once leading zeros are left out. */
function serialNumber(): string {
  return Buffer.from(globalThis.crypto.getRandomValues(new Uint8Array(8)))
    .toString('hex')
    .replace(/^[089a-f]/, '1');
}

async function keyPem(keys: CryptoKeyPair): Promise<string> {
  const pkcs8 = await globalThis.crypto.subtle.exportKey(
    'pkcs8',
    keys.privateKey,
  );
  return x509.PemConverter.encode(pkcs8, 'PRIVATE KEY');
}

function generateKeys(): Promise<CryptoKeyPair> {
  return globalThis.crypto.subtle.generateKey(ALGORITHM, true, [
    'sign',
    'verify',
  ]);
}

async function createAuthority(clusterName: string): Promise<Authority> {
  const keys = await generateKeys();
  const name = `CN=${clusterName}-ca`;
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name,
    keys,
    serialNumber: serialNumber(),
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + VALID_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  return { name, keys, certificate };
}

interface ServerCertificateOptions {
  readonly names?: x509.JsonGeneralNames;
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly usage?: string;
}

const LOOPBACK: x509.JsonGeneralNames = [
  { type: 'dns', value: 'localhost' },
  { type: 'dns', value: 'kubernetes.default.svc' },
  { type: 'ip', value: '127.0.0.1' },
  { type: 'ip', value: '::1' },
];

async function issue(
  authority: Authority,
  options: ServerCertificateOptions = {},
): Promise<KeyPair> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.create({
    subject: 'CN=kube-apiserver',
    issuer: authority.name,
    publicKey: keys.publicKey,
    signingKey: authority.keys.privateKey,
    serialNumber: serialNumber(),
    notBefore: options.notBefore ?? new Date(Date.now() - 2 * DAY_MS),
    notAfter: options.notAfter ?? new Date(Date.now() + VALID_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
    extensions: [
      new x509.BasicConstraintsExtension(false, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
      new x509.ExtendedKeyUsageExtension([
        options.usage ?? SERVER_AUTHENTICATION,
      ]),
      new x509.SubjectAlternativeNameExtension(options.names ?? LOOPBACK),
      await x509.AuthorityKeyIdentifierExtension.create(
        authority.keys.publicKey,
      ),
    ],
  });
  return {
    certificatePem: certificate.toString('pem'),
    keyPem: await keyPem(keys),
  };
}

async function signItself(): Promise<KeyPair> {
  const keys = await generateKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: 'CN=kube-apiserver',
    keys,
    serialNumber: serialNumber(),
    notBefore: new Date(Date.now() - DAY_MS),
    notAfter: new Date(Date.now() + VALID_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
    extensions: [new x509.SubjectAlternativeNameExtension(LOOPBACK)],
  });
  return {
    certificatePem: certificate.toString('pem'),
    keyPem: await keyPem(keys),
  };
}

/**
 * Creates a certificate authority for one cluster, and signs what its server presents. Validity is in
 * real time, whatever the clock.
 *
 * @public
 */
export async function createCertificates(
  clusterName: string,
): Promise<ClusterCertificates> {
  x509.cryptoProvider.set(globalThis.crypto);
  const authority = await createAuthority(clusterName);
  return {
    caPem: authority.certificate.toString('pem'),
    valid: await issue(authority),
    expired: () =>
      issue(authority, { notAfter: new Date(Date.now() - DAY_MS) }),
    notYetValid: () =>
      issue(authority, { notBefore: new Date(Date.now() + DAY_MS) }),
    selfSigned: () => signItself(),
    client: notAfter =>
      issue(authority, { notAfter, usage: CLIENT_AUTHENTICATION }),
    wrongHost: () =>
      issue(authority, { names: [{ type: 'dns', value: 'api.example.com' }] }),
    wrongAuthority: async () => issue(await createAuthority('another')),
  };
}
