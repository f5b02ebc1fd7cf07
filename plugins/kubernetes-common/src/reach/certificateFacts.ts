import { CertificateFacts, CustomResource } from '../model';

/** A certificate of cert-manager. */
export interface Certificate extends CustomResource {
  readonly network: CertificateFacts;
}

export function isCertificate(
  resource: CustomResource,
): resource is Certificate {
  return resource.network?.type === 'certificate';
}

/** Whether a certificate is for a host; a wildcard covers one label. */
export function coversHost(
  { network: { dnsNames } }: Certificate,
  host: string,
): boolean {
  if (dnsNames.length === 0) return true;
  const wildcard = `*${host.slice(host.indexOf('.'))}`;
  return dnsNames.includes(host) || dnsNames.includes(wildcard);
}
