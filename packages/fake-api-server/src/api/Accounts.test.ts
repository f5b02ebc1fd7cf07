import { Accounts } from './Accounts';

function create(clusterName = 'fake') {
  return new Accounts({ clusterName, identities: [], customResources: [] });
}

describe('Accounts', () => {
  it('gives each identity of each cluster a token of its own', () => {
    const [fake, other] = [create(), create('other')];
    const tokens = [
      ...Object.values(fake.tokens),
      ...Object.values(other.tokens),
    ];
    expect(new Set(tokens).size).toBe(tokens.length);
    expect(create().tokens).toEqual(fake.tokens);
    expect(fake.identify(fake.tokens.reader)?.name).toBe('reader');
    expect(fake.identify(other.tokens.reader)).toBeUndefined();
  });

  it('forgets a revoked token, and accepts a granted one', () => {
    const accounts = create();
    const { admin, reader } = accounts.tokens;
    accounts.revoke(reader);
    expect(accounts.identify(reader)).toBeUndefined();
    expect(accounts.identify(admin)?.name).toBe('admin');
    accounts.grant('new', 'reader');
    expect(accounts.identify('new')?.name).toBe('reader');
  });

  it('gives a bound user the rights of an identity', () => {
    const accounts = create();
    expect(accounts.rulesFor('jo')).toEqual([]);
    accounts.bind('jo', 'reader');
    expect(accounts.rulesFor('jo')).toEqual(
      accounts.identify(accounts.tokens.reader)?.rules,
    );
    expect(accounts.rulesFor('ann')).toEqual([]);
    accounts.unbind('jo');
    expect(accounts.rulesFor('jo')).toEqual([]);
  });

  it('knows no other identities', () => {
    const accounts = create();
    const words = 'Cluster fake has no identity "root"';
    expect(() => accounts.grant('new', 'root')).toThrow(words);
    expect(() => accounts.bind('jo', 'root')).toThrow(words);
  });
});
