import { mockCredentials } from '@backstage/backend-test-utils';
import { anEntity } from '../../__testUtils__/startBackend';
import { judgeWith } from './judgeWith';

const { signal } = new AbortController();

describe('judgeWith', () => {
  it('diagnoses nothing for an entity that stands for something else than the index has', async () => {
    const locate = jest.fn();
    const judge = judgeWith({
      pipeline: { locate, snapshot: jest.fn() },
      getEntity: async () => anEntity('shop'),
      isFollowed: () => false,
      getCaller: async () => ({ credentials: mockCredentials.service() }),
    });
    const judged = await judge('component:default/shop', ['eu'], signal);
    expect(judged.size).toBe(0);
    expect(locate).not.toHaveBeenCalled();
  });
});
