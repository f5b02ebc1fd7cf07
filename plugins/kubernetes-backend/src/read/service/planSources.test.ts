import {
  aCustomResource,
  anObject,
  aPod,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { anEntity } from '../../__testUtils__/anEntity';
import { buildObjects } from '../../__testUtils__/builtObjects';
import { SHOP } from '../../__testUtils__/fleet';
import { serviceTarget } from '../../locate';
import { GATEWAY_PLURALS } from '../gatewayApi';
import { gatewayTypes } from '../gatewayTypes';
import { configuredTypes, lookUpTypes, typesIn } from '../resourceTypes';
import { planSources } from './planSources';
import { walkOwners } from './walkOwners';

const types = lookUpTypes(
  typesIn(
    { name: 'one', url: '', authProvider: '', authMetadata: {} },
    {
      types: configuredTypes(undefined),
      customResources: [
        { group: 'example.com', plural: 'databases', apiVersion: 'v1' },
      ],
    },
  ),
);

function plan(...labelled: readonly { build(): object }[]) {
  const objects = buildObjects(...labelled);
  return planSources(
    objects,
    walkOwners({ labelled: objects, held: [], named: {} }),
    serviceTarget(anEntity()),
    types,
    gatewayTypes(GATEWAY_PLURALS, []),
  );
}

const inShop = { namespace: 'shop', labels: SHOP };

const read = (sources: ReturnType<typeof plan>['sources']) =>
  sources.map(({ role, spec }) => `${role} ${spec.type.plural}`);

describe('planSources', () => {
  it('reads nothing beyond a pod without an owner', () => {
    const { ownable, problems, sources } = plan(
      aPod({ name: 'web', ...inShop }),
    );
    expect(read(sources).filter(one => !one.startsWith('namespaced'))).toEqual(
      [],
    );
    expect(ownable).toEqual([]);
    expect(problems).toEqual([]);
  });

  it('says of each source why it is read', () => {
    const { sources } = plan(
      aPod({ name: 'db-0', ...inShop }).ownedBy(
        'Database',
        'db',
        'uid of db',
        'example.com/v1',
      ),
      anObject('Service', { name: 'web', ...inShop }),
    );
    expect(read(sources)).toContain('named databases');
    expect(read(sources)).toContain('reach endpointslices');
  });

  it('keeps whole namespaces apart, as the label may make them needless', () => {
    const { ownable, sources } = plan(
      aCustomResource('example.com/v1', 'Database', { name: 'db', ...inShop }),
    );
    expect(read(ownable)).toContain('ownable statefulsets');
    expect(read(sources)).not.toContain('ownable statefulsets');
  });
});
