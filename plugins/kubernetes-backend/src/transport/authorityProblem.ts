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
    return 'caData is empty. If it comes from an environment variable, check that the variable is set';
  }
  if (text.includes('-----BEGIN')) return pemProblem('caData', text);
  if (
    /^(?:\.{0,2}\/|~\/|[A-Za-z]:\\)/.test(text) ||
    /\.(?:pem|crt|cer|ca)$/.test(text)
  ) {
    return 'caData is a file path. Use caFile for paths';
  }
  if (compact.startsWith(TWICE_ENCODED_PEM)) {
    return 'caData is base64-encoded twice. Decode it once: base64 -d';
  }
  if (ENCODED_DER.test(compact)) {
    return 'caData is a DER certificate. Convert it to PEM, then to base64: openssl x509 -inform der | base64 -w0';
  }
  if (!BASE64.test(compact)) {
    return 'caData is neither PEM nor base64. Use the certificate-authority-data from kubectl config view --raw';
  }
  return compact.startsWith(ENCODED_PEM)
    ? pemProblem('caData', decodeAuthority(compact))
    : 'caData decodes to something other than PEM. Use the certificate-authority-data from kubectl config view --raw';
}

/** Describes what is wrong with a certificate authority in PEM. */
export function pemProblem(what: string, pem: string): string | undefined {
  if (!CERTIFICATE.test(pem)) {
    return /-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----/.test(pem)
      ? `${what} is a private key. Use the authority's certificate`
      : `${what} contains no certificate (no BEGIN CERTIFICATE)`;
  }
  try {
    void new X509Certificate(pem);
    return undefined;
  } catch {
    // Usually a line break that became the letters backslash and n, or was lost.
    return `${what} isn't a valid certificate. Check that it was copied completely, with its line breaks`;
  }
}
