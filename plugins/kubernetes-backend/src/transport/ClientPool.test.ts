import { ClientPool } from './ClientPool';

const MINUTE_MS = 60_000;

describe('ClientPool', () => {
  const identity = {
    origin: 'https://one',
    skipVerify: false,
  };

  function setup() {
    let now = 0;
    const pool = new ClientPool({ connectTimeoutMs: 100, now: () => now });
    return {
      pool,
      at: (ms: number) => {
        now = ms;
      },
    };
  }

  it('shares a client only between equal TLS settings', async () => {
    const { pool } = setup();
    const clientCertificate = { certificate: 'a', privateKey: 'b' };
    const clients = [
      identity,
      { ...identity },
      { ...identity, origin: 'https://two' },
      { ...identity, ca: 'x' },
      { ...identity, serverName: 'x' },
      { ...identity, skipVerify: true },
      { ...identity, clientCertificate },
      {
        ...identity,
        clientCertificate: { ...clientCertificate, privateKey: 'c' },
      },
    ].map(each => pool.get(each));
    expect(new Set(clients).size).toBe(7);
    expect(clients[0]).toBe(clients[1]);
    await pool.destroy();
  });

  it('closes clients that were unused for five minutes', async () => {
    const { pool, at } = setup();
    const closesOld = jest.spyOn(pool.get(identity), 'close');
    at(4 * MINUTE_MS);
    const used = pool.get({ ...identity, ca: 'used' });
    const closesUsed = jest.spyOn(used, 'close');
    at(6 * MINUTE_MS);
    pool.get({ ...identity, ca: 'new' });

    expect(pool.size).toBe(2);
    expect(closesOld).toHaveBeenCalled();
    expect(closesUsed).not.toHaveBeenCalled();
    await pool.destroy();
  });

  it('never holds more than its limit', async () => {
    const { pool } = setup();
    for (let index = 0; index < 600; index += 1) {
      pool.get({ ...identity, ca: String(index) });
    }
    expect(pool.size).toBe(500);
    await pool.destroy();
  });

  it('closes the one that was used the longest ago', async () => {
    const { pool, at } = setup();
    const clients = Array.from({ length: 500 }, (_, index) => {
      at(index);
      return pool.get({ ...identity, ca: String(index) });
    });
    const closed: number[] = [];
    clients.forEach((client, index) =>
      jest.spyOn(client, 'close').mockImplementation(async () => {
        closed.push(index);
      }),
    );
    at(1_000);
    pool.get({ ...identity, ca: '0' });
    pool.get({ ...identity, ca: 'new' });
    expect(closed).toEqual([1]);
    await pool.destroy();
  });
});
