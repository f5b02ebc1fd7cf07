import * as dns from 'node:dns';
import {
  isPrivateAddress,
  isPublicAddress,
  lookUpPublic,
} from './publicAddress';

jest.mock('node:dns', () => {
  const actual = jest.requireActual('node:dns');
  return { ...actual, lookup: jest.fn(actual.lookup) };
});

/** What a name leads to, asked for all addresses or for one. */
function lookUp(addresses: readonly dns.LookupAddress[], all: boolean) {
  jest
    .mocked(dns.lookup as unknown as LookUpAll)
    .mockImplementationOnce((_name, _options, callback) =>
      callback(null, addresses),
    );
  return new Promise(resolve =>
    lookUpPublic('example.com', { all }, (...answer) => resolve(answer)),
  );
}

type LookUpAll = (
  name: string,
  options: dns.LookupOptions,
  callback: (error: null, addresses: readonly dns.LookupAddress[]) => void,
) => void;

describe('isPublicAddress', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '255.255.255.255',
    '::1',
    '::ffff:8.8.8.8',
    'fd00::1',
    'fe80::1',
    '2002:7f00:1::',
    'example.com',
  ])('refuses %s', address => expect(isPublicAddress(address)).toBe(false));

  it.each(['8.8.8.8', '172.32.0.1', '2606:4700::1111'])('takes %s', address =>
    expect(isPublicAddress(address)).toBe(true),
  );
});

describe('isPrivateAddress', () => {
  it.each(['10.1.2.3', '127.0.0.1', '[::1]', '[fd00::1]', '::1'])(
    'is true of %s',
    host => expect(isPrivateAddress(host)).toBe(true),
  );

  it.each(['8.8.8.8', '[2606:4700::1111]', 'localhost', 'example.com'])(
    'is false of %s',
    host => expect(isPrivateAddress(host)).toBe(false),
  );
});

describe('lookUpPublic', () => {
  const first = { address: '8.8.8.8', family: 4 };
  const second = { address: '2606:4700::1111', family: 6 };

  it('answers with what it has checked', async () => {
    const found = [first, second];
    expect(await lookUp(found, true)).toEqual([null, found]);
    expect(await lookUp(found, false)).toEqual([null, '8.8.8.8', 4]);
  });

  it.each([true, false])(
    'refuses a name if only one of its addresses is not public: %p',
    async all => {
      const inside = { address: '10.0.0.1', family: 4 };
      for (const found of [[first, inside], [inside, first], []]) {
        expect(await lookUp(found, all)).toEqual([
          expect.objectContaining({ code: 'ERR_NON_PUBLIC_ADDRESS' }),
          '',
          0,
        ]);
      }
    },
  );

  it('refuses a name that leads to this machine, however it is asked', async () => {
    for (const all of [true, false]) {
      const error = await new Promise(resolve =>
        lookUpPublic('localhost', { all }, resolve),
      );
      expect(error).toMatchObject({ code: 'ERR_NON_PUBLIC_ADDRESS' });
    }
  });
});
