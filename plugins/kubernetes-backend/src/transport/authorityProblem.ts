import { X509Certificate } from 'node:crypto';

const CERTIFICATE = /-----BEGIN (?:TRUSTED )?CERTIFICATE-----/;
const BASE64 = /^[A-Za-z0-9+/_-]*={0,2}$/;

/** What `-----BEGIN` is in base64, and what that is once more. */
const ENCODED_PEM = 'LS0tLS1';
const TWICE_ENCODED_PEM = 'TFMwdExTM';

/** DER begins with a sequence of two length bytes, which is this in base64. */
const ENCODED_DER = /^MII/;

/** `caData` as PEM, which it is already or in base64. Input that is neither comes out as something else. */
export function decodeAuthority(caData: string): string {
  return caData.includes('-----BEGIN')
    ? caData
    : Buffer.from(caData, 'base64').toString('utf8');
}

/** Describes what is wrong with `caData` for the operator; undefined when it is PEM, or PEM in base64. */
export function caDataProblem(caData: string): string | undefined {
  const text = caData.trim();
  const compact = text.replace(/\s/g, '');
  if (text === '') {
    return 'caData is empty. Is the environment variable set that it comes from?';
  }
  if (text.includes('-----BEGIN')) return pemProblem('caData', text);
  if (
    /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)/.test(text) ||
    /\.(?:pem|crt|cer|ca)$/.test(text)
  ) {
    return 'caData is the path of a file. Give a path as caFile';
  }
  if (compact.startsWith(TWICE_ENCODED_PEM)) {
    return 'caData is in base64 twice, as in a Secret. Decode it once: base64 -d';
  }
  if (ENCODED_DER.test(compact)) {
    return 'caData is a certificate in DER. Convert it to PEM, and that to base64: openssl x509 -inform der | base64 -w0';
  }
  if (!BASE64.test(compact)) {
    return 'caData is neither PEM nor base64. Give what kubectl config view --raw shows as certificate-authority-data';
  }
  return compact.startsWith(ENCODED_PEM)
    ? pemProblem('caData', decodeAuthority(compact))
    : 'caData is base64 of something that is not PEM. Give what kubectl config view --raw shows as certificate-authority-data';
}

/** Describes what is wrong with a certificate authority in PEM. */
export function pemProblem(what: string, pem: string): string | undefined {
  if (!CERTIFICATE.test(pem)) {
    return /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/.test(pem)
      ? `${what} is a private key. Give the authority's certificate`
      : `${what} has no certificate: there is no BEGIN CERTIFICATE in it`;
  }
  try {
    void new X509Certificate(pem);
    return undefined;
  } catch {
    // Usually a line break that became the letters backslash and n, or was lost.
    return `${what} begins like a certificate and is none. Was it copied whole, with its line breaks?`;
  }
}
