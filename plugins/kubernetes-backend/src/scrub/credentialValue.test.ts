import { isCredential, isHeaderCredential } from './credentialValue';

/** keyword, the rest of the name, separator, value */
type Case = readonly [string, string, string, string];

describe('isCredential', () => {
  it.each<Case>([
    ['password', '', '=', 'hunter2'],
    ['password', '', ': ', '12345678'],
    ['password', '1', '=', 'x9'],
    ['token', 'Value', ': ', '"abc"'],
    ['passwd', '_hash', '=', '$6$abc'],
    ['secret', '', ': ', 'correct-horse'],
  ])('takes %s%s%s%s', (...args) => {
    expect(isCredential(...args)).toBe(true);
  });

  it.each<Case>([
    ['password', '', ': ', ''],
    ['token', '', ': ', 'invalid'],
    ['token', '', ': ', 'expired.'],
    ['token', '_ttl', '=', '3600'],
    ['token', '', ': ', '42'],
    ['secret', 's', ': ', 'regcred'],
    ['secret', '', ': ', 'shop/db-credentials'],
    ['pwd', '', '=', '/var/lib/app'],
    ['token', '', ' = ', 'getToken()'],
    ['token', '', ': ', '<your-token>'],
    ['password', '', ': ', '***'],
  ])('leaves %s%s%s%s', (...args) => {
    expect(isCredential(...args)).toBe(false);
  });
});

describe('isHeaderCredential', () => {
  it.each([
    ['abc.def-123', 'Bearer'],
    ['am86aHVudGVyMg==', 'Basic'],
    ['opaquetokenx', 'Bearer'],
    ['abcdefghijklmnopq', 'Basic'],
    ['opaquetok', 'Bearer'],
  ])('takes %s of %s', (value, scheme) => {
    expect(isHeaderCredential(value, scheme)).toBe(true);
  });

  it.each([
    ['realm=', 'Bearer'],
    ['token', 'bearer'],
    ['auth', 'Basic'],
    ['abcdefghijklmnop', 'Basic'],
    ['opaqueto', 'Bearer'],
    ['authorization failed: no basic auth credentials', ''],
  ])('leaves %s of %s', (value, scheme) => {
    expect(isHeaderCredential(value, scheme)).toBe(false);
  });
});
