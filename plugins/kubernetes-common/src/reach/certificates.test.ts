import { secondsAgo } from '../testing';
import { certificate, ingress, TLS } from '../testing/reach/objects';
import { certificateLinks } from './certificates';
import { aReachContext } from './testing/aReachContext';

const DAY = 86_400;

function link(status: object, options = {}, host = 'shop.example') {
  const context = aReachContext([
    ingress({ number: 80 }, TLS),
    certificate(status, options),
  ]);
  const [found] = certificateLinks(context, context.ingresses[0], host);
  return found && [found.state, found.reason].filter(Boolean).join(' ');
}

const left = (days: number) => ({ notAfter: secondsAgo(-days * DAY) });

it.each([
  ['good for a month', left(30), 'ok'],
  ['that expires in three days', left(3), 'ok certificateExpiring'],
  ['that has expired', left(-1), 'broken certificateExpired'],
  [
    'whose renewal was due and has had half of the time',
    { ...left(9), renewalTime: secondsAgo(21 * DAY) },
    'ok certificateExpiring',
  ],
  [
    'whose renewal was due a moment ago',
    { ...left(29), renewalTime: secondsAgo(DAY) },
    'ok',
  ],
])('is %s', (_, status, expected) => {
  expect(link(status)).toBe(expected);
});

it('is one for the host', () => {
  expect(link(left(-1), {}, 'other.test')).toBeUndefined();
});
