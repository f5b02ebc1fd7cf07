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
    ['hash_key', RANDOM],
    ['code_verifier', RANDOM],
    ['credentials', RANDOM],
    [`${'x_'.repeat(96)}password`, 'hunter2'],
  ])('knows %s', (name, value) => {
    expect(isNamedCredential(name, value)).toBe(true);
  });

  it.each([
    ['user', RANDOM],
    ['compass', 'hunter2'],
    ['bypass', 'hunter2'],
    ['password', ''],
    ['key', 'orders'],
    ['hash_key', 'orders'],
    ['code_verifier', 'orders'],
    ['credentials', 'orders'],
    [`${'x_'.repeat(96)}_password`, 'hunter2'],
    ['partition_key', 'order-42'],
    ['token_ttl', '3600'],
    [`${'x'.repeat(200)}password`, 'hunter2'],
  ])('leaves %s with %s', (name, value) => {
    expect(isNamedCredential(name, value)).toBe(false);
  });
});
