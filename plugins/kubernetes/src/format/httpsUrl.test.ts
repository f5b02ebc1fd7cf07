import { httpsUrl } from './httpsUrl';

it('is only what leads to a web page', () => {
  expect(httpsUrl('https://docs.example.com/a?b')).toBe(
    'https://docs.example.com/a?b',
  );
  for (const url of [
    undefined,
    ['javascript', 'alert(1)'].join(':'),
    'http://example.com',
    'https://',
    '//example.com',
  ]) {
    expect(httpsUrl(url)).toBeUndefined();
  }
});
