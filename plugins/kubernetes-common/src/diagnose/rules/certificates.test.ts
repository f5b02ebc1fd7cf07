import { diagnoseObjects, secondsAgo } from '../../testing';
import {
  certificate,
  NGINX,
  pod,
  served,
  service,
  ingress,
  TLS,
} from '../../testing/reach/objects';

const DAY = 86_400;

/** What is said of a certificate that ends so many seconds from now. */
function find(seconds: number, status: 'True' | 'False') {
  const notAfter = secondsAgo(-seconds);
  const renewalTime = secondsAgo(-seconds + 20 * DAY);
  const ready = { type: 'Ready', status, reason: 'x', message: 'in its words' };
  const findings = diagnoseObjects([
    served(ingress({ number: 80 }, TLS)),
    NGINX,
    service(),
    pod(),
    certificate({ notAfter, renewalTime, conditions: [ready] }),
  ]);
  const finding = findings.find(each => each.class === 'CertificateExpiring');
  return { finding, notAfter };
}

describe('a certificate', () => {
  it('that has expired is an error since then', () => {
    const { finding, notAfter } = find(-60, 'False');
    expect(finding).toMatchObject({
      severity: 'error',
      params: { notAfter, variant: 'expired', message: 'in its words' },
      since: notAfter,
    });
  });

  it('quotes no condition that says it is well', () => {
    const { finding } = find(-60, 'True');
    expect(finding?.severity).toBe('error');
    expect(finding?.params).not.toHaveProperty('message', 'in its words');
  });
});
