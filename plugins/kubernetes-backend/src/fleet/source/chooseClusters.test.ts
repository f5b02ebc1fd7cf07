import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
import { HOLDS_ALL } from '../replicas/ClusterHolding';
import { chooseClusters } from './chooseClusters';

const cluster = (fields: Partial<ClusterDetails>): ClusterDetails => ({
  name: 'eu',
  url: 'https://eu',
  authProvider: 'shared',
  authMetadata: { 'kubernetes.io/service-account-token': 'secret' },
  ...fields,
});
const credentials = {
  hasSharedCredential: ({ authProvider }: ClusterDetails) =>
    authProvider === 'shared',
};

describe('chooseClusters', () => {
  it('leaves out what is not the same for all users, and says why', () => {
    const chosen = chooseClusters(
      [
        cluster({ name: 'eu' }),
        cluster({ name: 'personal', authProvider: 'oidc' }),
        cluster({ name: 'broken', problem: 'no url' }),
      ],
      credentials,
      HOLDS_ALL,
    );
    expect(chosen.followed.map(({ details }) => details.name)).toEqual(['eu']);
    expect(chosen.leftOut).toEqual([
      ['personal', 'personal-credential'],
      ['broken', 'misconfigured'],
    ]);
  });

  it('leaves other replicas the clusters that they hold, and offers none that it cannot follow', () => {
    const offer = jest.fn();
    const chosen = chooseClusters(
      [
        cluster({ name: 'eu' }),
        cluster({ name: 'us' }),
        cluster({ name: 'personal', authProvider: 'oidc' }),
      ],
      credentials,
      { offer, holds: name => name !== 'us', listen: () => undefined },
    );
    expect(chosen.followed.map(({ details }) => details.name)).toEqual(['eu']);
    expect(chosen.leftOut).toEqual([
      ['personal', 'personal-credential'],
      ['us', 'other-replica'],
    ]);
    expect(offer).toHaveBeenCalledWith(['eu', 'us']);
  });

  it('gives workers no setting that may be secret, and only what can cross threads', () => {
    const original = {
      ...cluster({ tls: { caData: 'abc' } }),
      refresh: () => undefined,
    };
    const [{ details }] = chooseClusters(
      [original],
      credentials,
      HOLDS_ALL,
    ).followed;
    expect(structuredClone(details)).toEqual(details);
    expect(JSON.stringify(details)).not.toContain('secret');
    expect(details.tls?.caData).toBe('abc');
    const [again] = chooseClusters([original], credentials, HOLDS_ALL).followed;
    expect(again.details).toBe(details);
  });

  it('gives workers all that a connection needs', () => {
    const connected = {
      publicAddressOnly: true,
      tls: {
        caData: 'abc',
        caFile: '/ca.crt',
        serverName: 'kubernetes',
        skipVerify: false,
      },
    };
    const [{ details }] = chooseClusters(
      [cluster(connected)],
      credentials,
      HOLDS_ALL,
    ).followed;
    expect(details).toEqual(cluster({ ...connected, authMetadata: {} }));
  });
});
