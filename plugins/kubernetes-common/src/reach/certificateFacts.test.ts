import { CustomResource, parseObject } from '../model';
import { certificate } from '../testing/reach/objects';
import { Certificate, coversHost, isCertificate } from './certificateFacts';

const parsed = parseObject(certificate({}).build()) as CustomResource;

it('are those of cert-manager', () => {
  expect(isCertificate(parsed)).toBe(true);
  expect(isCertificate({ ...parsed, network: undefined })).toBe(false);
});

it.each([
  [['shop.example'], 'shop.example', true],
  [['*.example'], 'shop.example', true],
  [['*.example'], 'a.shop.example', false],
  [['*.example'], 'example', false],
  [[], 'anything.test', true],
])('%j covers %s: %s', (dnsNames, host, expected) => {
  const { network } = parsed as Certificate;
  const named = { ...parsed, network: { ...network, dnsNames } } as Certificate;
  expect(coversHost(named, host)).toBe(expected);
});
