import { Ingress, findCondition } from '../model';
import { Certificate } from './certificateFacts';
import { ReachContext } from './ReachContext';
import { ReachLink } from './types';

/** For a certificate that does not say when it is to be renewed: a week. */
const EXPIRING_MS = 7 * 86_400_000;

/** How long the issue of a certificate may take. */
const ISSUE_SECONDS = 1_800;

/** The certificates of cert-manager that a host of an Ingress is served with. */
export function certificateLinks(
  context: ReachContext,
  { metadata, spec }: Ingress,
  host: string | undefined,
): readonly ReachLink[] {
  if (host === undefined || !spec.tlsSecrets) return [];
  const certificate = context.findCertificate(
    metadata.namespace,
    spec.tlsSecrets,
    host,
  );
  return certificate ? [certificateLink(context, certificate)] : [];
}

export function certificateLink(
  context: ReachContext,
  certificate: Certificate,
): ReachLink {
  const { metadata, network } = certificate;
  const { notAfter } = network;
  const left = context.until(notAfter);
  const link = {
    step: 'certificate' as const,
    name: metadata.name,
    ...(notAfter && { detail: notAfter }),
  };
  if (left !== undefined && left <= 0) {
    return { ...link, state: 'broken', reason: 'certificateExpired' };
  }
  const ready = findCondition(certificate, 'Ready');
  if (left === undefined && ready?.status === 'False') {
    return context.isYoung(certificate, ISSUE_SECONDS)
      ? { ...link, state: 'unknown', reason: 'starting' }
      : { ...link, state: 'broken', reason: 'certificateNotReady' };
  }
  return left !== undefined && isExpiring(context, certificate, left)
    ? { ...link, state: 'ok', reason: 'certificateExpiring' }
    : { ...link, state: 'ok' };
}

/** A renewal that is due should have worked when half of the time for it is over. */
function isExpiring(
  context: ReachContext,
  { network: { renewalTime } }: Certificate,
  left: number,
): boolean {
  const until = context.until(renewalTime);
  if (until === undefined) return left < EXPIRING_MS;
  return until < 0 && left < (left - until) / 2;
}
