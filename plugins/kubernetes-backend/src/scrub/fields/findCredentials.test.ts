import { findCredentials } from './findCredentials';

const secret = (index: number) => `hunter2-${index}`;

it('finds the credentials of an object, each once', () => {
  expect(
    findCredentials({
      spec: {
        password: secret(1),
        users: [{ password: secret(2) }, { password: secret(1) }],
        env: [{ name: 'DB_PASSWORD', value: secret(3) }],
        host: 'db.shop',
      },
      passwords: { admin: secret(4) },
    }),
  ).toEqual([1, 2, 3, 4].map(secret));
});

it('takes a number as text', () => {
  expect(findCredentials({ password: 83_719_264 })).toEqual(['83719264']);
});

it('finds none in bookkeeping, and none that is hidden already', () => {
  expect(
    findCredentials({
      managedFields: [{ password: secret(1) }],
      password: '•••',
    }),
  ).toEqual([]);
});

it('finds up to a hundred', () => {
  const list = Array.from({ length: 150 }, (_, i) => ({ password: secret(i) }));
  expect(findCredentials(list)).toEqual(
    list.slice(0, 100).map(each => each.password),
  );
});

it('looks at five thousand values', () => {
  const before = (count: number) => [
    ...Array.from({ length: count }, () => 'x'),
    { password: secret(1) },
  ];
  expect(findCredentials(before(4_990))).toEqual([secret(1)]);
  expect(findCredentials(before(5_000))).toEqual([]);
});

it('looks thirty levels deep', () => {
  const nested = (depth: number): unknown =>
    depth === 0 ? { password: secret(1) } : { a: nested(depth - 1) };
  expect(findCredentials(nested(29))).toEqual([secret(1)]);
  expect(findCredentials(nested(30))).toEqual([]);
});
