import { isNamedCredential } from './names';

const RANDOM = 'aB3dE5gH7jK9mN1pQ2sT';

describe('isNamedCredential', () => {
  it.each([
    ['password', 'hunter2'],
    ['DB_PASSWORD', 'hunter2'],
    ['db.password', 'hunter2'],
    ['dbPass', 'hunter2'],
    ['pass', 'hunter2'],
    ['pw', 'hunter2'],
    ['api_key', RANDOM],
    ['client-secret', RANDOM],
    ['x-auth-token', RANDOM],
  ])('knows %s', (name, value) => {
    expect(isNamedCredential(name, value)).toBe(true);
  });

  it.each([
    ['user', RANDOM],
    ['compass', 'hunter2'],
    ['bypass', 'hunter2'],
    ['password', ''],
    ['key', 'orders'],
    ['partition_key', 'order-42'],
    ['token_ttl', '3600'],
    [`${'x'.repeat(200)}password`, 'hunter2'],
  ])('leaves %s with %s', (name, value) => {
    expect(isNamedCredential(name, value)).toBe(false);
  });
});
