import { isPublicAddress, lookUpPublic } from './publicAddress';

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

describe('lookUpPublic', () => {
  it('refuses a name that leads to this machine, however it is asked', async () => {
    for (const all of [true, false]) {
      const error = await new Promise(resolve =>
        lookUpPublic('localhost', { all }, resolve),
      );
      expect(error).toMatchObject({ code: 'ERR_NON_PUBLIC_ADDRESS' });
    }
  });
});
