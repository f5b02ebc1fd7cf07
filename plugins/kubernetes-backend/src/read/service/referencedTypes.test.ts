import { configuredTypes, lookUpTypes, ResourceType } from '../resourceTypes';
import { findChildType, findOwnerType, isPlainName } from './referencedTypes';

const custom = (plural: string, group = 'example.com'): ResourceType => ({
  kind: 'CustomResource',
  plural,
  group,
  versions: ['v1'],
});
const lookUp = (...types: ResourceType[]) =>
  lookUpTypes([...configuredTypes(['pods']), ...types]);
const owner = (kind: string, apiVersion?: string) => ({
  apiVersion,
  kind,
  name: 'x',
  uid: 'x',
  controller: true,
});

describe('the type of an owner', () => {
  it.each([
    ['Kafka', 'kafkas'],
    ['Elasticsearch', 'elasticsearches'],
    ['Prometheus', 'prometheuses'],
    ['Gateway', 'gateways'],
    ['Canary', 'canaries'],
    ['EventBus', 'eventbus'],
    ['Vertex', 'vertices'],
    ['Policy', 'policies'],
    ['Proxy', 'proxies'],
    ['Ingress', 'ingresses'],
    ['Status', 'statuses'],
    ['Analysis', 'analyses'],
    ['Matrix', 'matrices'],
  ])('%s is %s', (kind, plural) => {
    const types = lookUp(custom('others'), custom(plural));
    expect(findOwnerType(owner(kind, 'example.com/v1'), types)?.plural).toBe(
      plural,
    );
  });

  it('is what a definition knows, before any rule', () => {
    const types = lookUp(
      { ...custom('goose'), objectKind: 'Gander' },
      { ...custom('geese'), objectKind: 'Goose' },
    );
    const plural = (kind: string) =>
      findOwnerType(owner(kind, 'example.com/v1'), types)?.plural;
    expect(plural('Goose')).toBe('geese');
    expect(plural('Gander')).toBe('goose');
    expect(plural('Geese')).toBeUndefined();
  });

  it('is of its API alone', () => {
    const types = lookUp(custom('statefulsets', 'apps.kruise.io'));
    const group = (apiVersion?: string) =>
      findOwnerType(owner('StatefulSet', apiVersion), types)?.group;
    expect(group('apps/v1')).toBe('apps');
    expect(group()).toBe('apps');
    expect(group('apps.kruise.io/v1beta1')).toBe('apps.kruise.io');
    expect(group('other.io/v1')).toBeUndefined();
  });
});

describe('the type of what a custom resource names', () => {
  it('is one that is read', () => {
    const types = lookUp(custom('databases'));
    const find = (kind: string, definition?: string) =>
      findChildType({ kind, name: 'x', definition }, types)?.plural;
    expect(find('Pod')).toBe('pods');
    expect(find('Job')).toBeUndefined();
    expect(find('Secret')).toBeUndefined();
    expect(find('Database', 'databases.example.com')).toBe('databases');
    expect(find('Database', 'databases.other.com')).toBeUndefined();
    expect(find('Database')).toBeUndefined();
  });
});

it('a name that would be more than a name in a field selector is none', () => {
  expect(['web', 'a.b-c_d:e'].every(isPlainName)).toBe(true);
  expect(['', 'a,b', 'a=b', 'a\\b', 'a b'].some(isPlainName)).toBe(false);
});
