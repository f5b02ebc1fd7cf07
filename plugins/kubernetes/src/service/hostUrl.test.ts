import { hostUrl } from './hostUrl';

it.each([
  [{ host: 'a.example.com', isTls: true }, 'https://a.example.com/'],
  [
    { host: 'a.example.com', isTls: false, path: '/x' },
    'http://a.example.com/x',
  ],
  [
    { host: 'a.example.com', isTls: true, path: '/v(1|2)' },
    'https://a.example.com/',
  ],
  [{ host: '*.example.com', isTls: true }, undefined],
  [{ host: 'a.example.com@evil.example', isTls: true }, undefined],
  [{ isTls: true }, undefined],
])('%j leads to %s', (rule, url) => {
  expect(hostUrl(rule)).toBe(url);
});

it('stays on its host, whatever the path is', () => {
  const rule = { host: 'a.example.com', isTls: true };
  for (const path of [
    '//evil.example',
    '/..//evil.example',
    '/\\evil.example',
  ]) {
    expect(new URL(hostUrl({ ...rule, path })!).host).toBe('a.example.com');
  }
});

it('does not fail for what looks like an address and is none', () => {
  expect(hostUrl({ host: '1.2.3.4.5', isTls: true })).toBeUndefined();
});
