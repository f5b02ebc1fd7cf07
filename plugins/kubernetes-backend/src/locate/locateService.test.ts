import { mockCredentials } from '@backstage/backend-test-utils';
import {
  ClusterDetails,
  ServiceLocator,
} from '@podlight/backstage-plugin-kubernetes-node';
import { anEntity } from '../__testUtils__/anEntity';
import { UserTokens } from '../auth';
import { ClusterRegistry } from '../clusters';
import { locateService } from './locateService';

const aCluster = (name: string): ClusterDetails => ({
  ...{ name, url: `https://${name}` },
  ...{ authProvider: 'x', authMetadata: {} },
});
const [EU, US] = [aCluster('eu'), aCluster('us')];
const PROBLEM = { provider: 'catalog', message: 'it is down' };

function locate(
  find: ServiceLocator['locate'],
  stop = new AbortController(),
  onFault = jest.fn(),
) {
  const located = locateService({
    entity: anEntity(),
    principal: {
      credentials: mockCredentials.user(),
      userEntityRef: 'user:default/jo',
      tokens: UserTokens.fromHeaders({ 'kubernetes-user-token-x': 'secret' }),
    },
    registry: {
      getClusters: async () => ({ clusters: [EU, US], problems: [PROBLEM] }),
    } as unknown as ClusterRegistry,
    locator: { id: 'cmdb', locate: find },
    signal: stop.signal,
    onFault,
  });
  return { located, onFault };
}

describe('locateService', () => {
  it('asks the locator, without the tokens of the user', async () => {
    const find = jest.fn<
      ReturnType<ServiceLocator['locate']>,
      Parameters<ServiceLocator['locate']>
    >(async () => [US]);
    expect(await locate(find).located).toEqual({
      clusters: [US],
      problems: [PROBLEM],
    });
    const [[asked]] = find.mock.calls;
    expect(asked.entity.metadata.name).toBe('shop');
    expect(asked.clusters).toEqual([EU, US]);
    expect(asked.principal).not.toHaveProperty('tokens');
    expect(asked.principal.userEntityRef).toBe('user:default/jo');
  });

  it('takes clusters from the registry only, in its order', async () => {
    const invented = { ...EU, url: 'https://evil' };
    const { located } = locate(async () => [aCluster('asia'), US, invented]);
    expect((await located).clusters).toEqual([EU, US]);
  });

  it('tells the user nothing of what is wrong with the locator', async () => {
    const error = new Error('password of the CMDB');
    const { located, onFault } = locate(async () => {
      throw error;
    });
    await expect(located).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: expect.stringMatching(/^(?!.*password).*locator 'cmdb' failed/),
    });
    expect(onFault).toHaveBeenCalledWith(error);
  });

  it('blames nobody when the caller has left', async () => {
    const stop = new AbortController();
    const { located, onFault } = locate(async () => {
      stop.abort(new Error('gone'));
      throw new Error('aborted');
    }, stop);
    await expect(located).rejects.toThrow('gone');
    expect(onFault).not.toHaveBeenCalled();
  });
});
