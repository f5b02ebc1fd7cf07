import { aPod } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { buildObjects } from '../../__testUtils__/builtObjects';
import { configuredTypes } from '../resourceTypes';
import { isWithin, specKey } from './ListWatchSpec';

const [type] = configuredTypes(['pods']);

describe('a list of one name', () => {
  it('has no other object, whatever the API server returns', () => {
    const { Pod: pods = [] } = buildObjects(
      aPod({ name: 'a' }),
      aPod({ name: 'b' }),
      aPod({ name: 'a', namespace: 'other' }),
    );
    const spec = { type, namespace: 'default', name: 'a' };
    expect(pods.map(pod => isWithin(spec, pod))).toEqual([true, false, false]);
  });

  it('is not shared with the list of all, or of another name', () => {
    const keys = [undefined, 'a', 'b'].map(name => specKey({ type, name }));
    expect(new Set(keys).size).toBe(3);
  });
});
