import { ClusterDetails } from '@podlight/backstage-plugin-kubernetes-node';
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
    );
    expect(chosen.followed.map(({ details }) => details.name)).toEqual(['eu']);
    expect(chosen.leftOut).toEqual([
      ['personal', 'personal-credential'],
      ['broken', 'misconfigured'],
    ]);
  });

  it('gives workers no setting that may be secret, and only what can cross threads', () => {
    const original = {
      ...cluster({ tls: { caData: 'abc' } }),
      refresh: () => undefined,
    };
    const [{ details }] = chooseClusters([original], credentials).followed;
    expect(structuredClone(details)).toEqual(details);
    expect(JSON.stringify(details)).not.toContain('secret');
    expect(details.tls?.caData).toBe('abc');
    const [again] = chooseClusters([original], credentials).followed;
    expect(again.details).toBe(details);
  });
});
