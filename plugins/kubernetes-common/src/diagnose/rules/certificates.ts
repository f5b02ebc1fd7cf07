import { crdName, findCondition } from '../../model';
import { Certificate, certificateLink, ReachContext } from '../../reach';
import { ClusterIndex } from '../ClusterIndex';
import {
  conditionEvidence,
  fieldEvidence,
  objectDraft,
  objectRef,
} from '../draft';
import { OwnerDraft } from './ownerDraft';
import { placeInTree } from './resourceDraft';

/** A certificate that has expired, or will because its renewal does not work. */
export function certificateDrafts(
  index: ClusterIndex,
  context: ReachContext,
  certificate: Certificate,
): readonly OwnerDraft[] {
  const { reason, detail: notAfter } = certificateLink(context, certificate);
  if (reason !== 'certificateExpired' && reason !== 'certificateExpiring') {
    return [];
  }
  const isOver = reason === 'certificateExpired';
  const { metadata, resource, status } = certificate;
  const named = { metadata, status, kind: resource.kind };
  const ready = findCondition(certificate, 'Ready');
  const ref = objectRef(named);
  const draft = objectDraft(index, ref, 'CertificateExpiring', {
    severity: isOver ? 'error' : 'warning',
    params: {
      definition: crdName(certificate),
      notAfter,
      message: ready?.status === 'False' ? ready.message : undefined,
      variant: isOver ? 'expired' : undefined,
    },
    evidence: [
      fieldEvidence(named, 'status.notAfter', notAfter),
      ...conditionEvidence(named, 'Ready'),
    ],
    since: isOver ? notAfter : undefined,
  });
  // An order that fails says why it is not renewed.
  return [{ draft, ...placeInTree(index, certificate, ref) }];
}
