import 'reflect-metadata';
import * as x509 from '@peculiar/x509';
import { createPrivateKey, X509Certificate } from 'node:crypto';
import {
  ClusterCertificates,
  createCertificates,
  KeyPair,
} from './certificates';

const DAY_MS = 86_400_000;
let certificates: ClusterCertificates;
let authority: X509Certificate;

beforeAll(async () => {
  certificates = await createCertificates('shop');
  authority = new X509Certificate(certificates.caPem);
});

function read({ certificatePem }: KeyPair) {
  const certificate = new X509Certificate(certificatePem);
  const daysUntil = (date: string) =>
    Math.round((Date.parse(date) - Date.now()) / DAY_MS);
  return {
    certificate,
    isOfAuthority: certificate.verify(authority.publicKey),
    days: [daysUntil(certificate.validFrom), daysUntil(certificate.validTo)],
  };
}

it('creates an authority of the name of the cluster', () => {
  expect(authority.subject).toBe('CN=shop-ca');
  expect(authority.ca).toBe(true);
  expect(authority.verify(authority.publicKey)).toBe(true);
  expect(Date.parse(authority.validFrom)).toBeLessThan(Date.now());
  expect(Date.parse(authority.validTo)).toBeGreaterThan(
    Date.now() + 29 * DAY_MS,
  );
});

it('signs a server certificate for loopback', () => {
  const { certificate, isOfAuthority, days } = read(certificates.valid);
  expect(isOfAuthority).toBe(true);
  expect(certificate.checkIssued(authority)).toBe(true);
  expect(certificate.ca).toBe(false);
  expect(days).toEqual([-2, 30]);
  expect(certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
  expect(certificate.checkIP('::1')).toBe('::1');
  expect(certificate.checkHost('localhost')).toBe('localhost');
  expect(certificate.checkHost('kubernetes.default.svc')).toBeDefined();
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
});

it('limits what each certificate is for, which no client may ignore', () => {
  const readLimits = (pem: string) => {
    const certificate = new x509.X509Certificate(pem);
    const basic = certificate.getExtension(x509.BasicConstraintsExtension);
    const usage = certificate.getExtension(x509.KeyUsagesExtension);
    return [basic?.ca, basic?.critical, usage?.usages, usage?.critical];
  };
  const { keyCertSign, cRLSign, digitalSignature } = x509.KeyUsageFlags;
  expect(readLimits(certificates.caPem)).toEqual([
    true,
    true,
    keyCertSign + cRLSign,
    true,
  ]);
  expect(readLimits(certificates.valid.certificatePem)).toEqual([
    false,
    true,
    digitalSignature,
    true,
  ]);
});

it('comes with the key of each certificate', async () => {
  for (const pair of [certificates.valid, await certificates.selfSigned()]) {
    const key = createPrivateKey(pair.keyPem);
    expect(new X509Certificate(pair.certificatePem).checkPrivateKey(key)).toBe(
      true,
    );
  }
});

it('gives certificates short positive serial numbers of their own', async () => {
  const pairs = await Promise.all(
    Array.from({ length: 20 }, () => certificates.expired()),
  );
  const serials = pairs.map(pair => read(pair).certificate.serialNumber);
  expect(new Set(serials).size).toBe(20);
  for (const serial of serials) expect(serial).toMatch(/^[0-7][0-9A-F]{0,15}$/);
});

it('presents certificates that are wrong in one way each', async () => {
  const expired = read(await certificates.expired());
  expect([expired.isOfAuthority, expired.days]).toEqual([true, [-2, -1]]);
  const early = read(await certificates.notYetValid());
  expect([early.isOfAuthority, early.days]).toEqual([true, [1, 30]]);
  const wrongHost = read(await certificates.wrongHost());
  expect([wrongHost.isOfAuthority, wrongHost.days]).toEqual([true, [-2, 30]]);
  expect(wrongHost.certificate.checkIP('127.0.0.1')).toBeUndefined();
  expect(wrongHost.certificate.checkHost('api.example.com')).toBeDefined();
  const foreign = read(await certificates.wrongAuthority());
  expect([foreign.isOfAuthority, foreign.days]).toEqual([false, [-2, 30]]);
  expect(foreign.certificate.issuer).toBe('CN=another-ca');
  const own = read(await certificates.selfSigned());
  expect([own.isOfAuthority, own.days]).toEqual([false, [-1, 30]]);
  expect(own.certificate.verify(own.certificate.publicKey)).toBe(true);
  expect(own.certificate.checkIP('127.0.0.1')).toBe('127.0.0.1');
});

it('signs certificates for clients, until a date if wanted', async () => {
  const notAfter = new Date(Date.now() + 5 * DAY_MS);
  const { certificate, isOfAuthority, days } = read(
    await certificates.client(notAfter),
  );
  expect([isOfAuthority, days]).toEqual([true, [-2, 5]]);
  expect(certificate.keyUsage).toEqual(['1.3.6.1.5.5.7.3.2']);
  expect(read(await certificates.client()).days).toEqual([-2, 30]);
});
