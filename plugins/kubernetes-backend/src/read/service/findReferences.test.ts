import { anObject } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { buildObjects } from '../../__testUtils__';
import { findReferences } from './findReferences';

const service = (name: string, namespace = 'shop') =>
  anObject('Service', { namespace, name });

const ingress = (...services: readonly string[]) =>
  anObject('Ingress', { namespace: 'shop', name: 'web' }).withSpec({
    rules: services.map(name => ({
      http: { paths: [{ backend: { service: { name } } }] },
    })),
  });

function referenced(isWhole = true) {
  const read = buildObjects(
    service('web'),
    service('blog'),
    service('unrelated'),
    service('gone', 'other'),
    ingress('web', 'blog', 'gone'),
  );
  const [own] = read.Service ?? [];
  const { Ingress } = read;
  return findReferences({ Ingress, Service: [own] }, read, () => isWhole);
}

it('are the Services that an Ingress leads to besides those of the service', () => {
  const { Service = [] } = referenced();
  expect(Service.map(({ metadata }) => metadata.name)).toEqual(['blog']);
});

it('are unknown where not all of a kind were read', () => {
  expect(referenced(false)).not.toHaveProperty('Service');
  expect(findReferences({}, {}, () => true)).toEqual({});
});
