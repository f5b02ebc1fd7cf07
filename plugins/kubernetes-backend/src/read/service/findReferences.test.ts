import {
  aCustomResource,
  anObject,
} from '@podlight/backstage-plugin-kubernetes-common/testing';
import { buildObjects } from '../../__testUtils__/builtObjects';
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

describe('of routes', () => {
  const API = 'gateway.networking.k8s.io/v1';
  const custom = (kind: string, name: string, namespace = 'shop') =>
    aCustomResource(API, kind, { name, namespace });
  const own = buildObjects(
    custom('HTTPRoute', 'web').withSpec({
      parentRefs: [{ name: 'public', namespace: 'infra' }, { name: 'own' }],
      rules: [{ backendRefs: [{ name: 'blog' }] }],
    }),
    custom('Gateway', 'own'),
  );
  const read = buildObjects(
    custom('Gateway', 'own'),
    custom('Gateway', 'public', 'infra'),
    custom('Gateway', 'other', 'infra'),
    custom('GatewayClass', 'any', ''),
    custom('ReferenceGrant', 'shops', 'data'),
    custom('HTTPRoute', 'of-others'),
    service('blog'),
  );
  const { CustomResource = [], Service } = findReferences(
    own,
    read,
    () => true,
  );

  it('are the Gateways that they name, and all classes and grants', () => {
    expect(CustomResource.map(({ metadata }) => metadata.name)).toEqual([
      'public',
      'any',
      'shops',
    ]);
  });

  it('are the Services that they lead to', () => {
    expect(Service?.map(({ metadata }) => metadata.name)).toEqual(['blog']);
  });
});

it('are the EndpointSlices of the own Services, and of those that something leads to', () => {
  const slice = (of: string) =>
    anObject('EndpointSlice', {
      name: `${of}-1`,
      namespace: 'shop',
      labels: { 'kubernetes.io/service-name': of },
    });
  const read = buildObjects(
    service('web'),
    service('blog'),
    ingress('blog'),
    slice('web'),
    slice('blog'),
    slice('unrelated'),
  );
  const { Ingress, Service: [web] = [] } = read;
  const { EndpointSlice } = findReferences(
    { Ingress, Service: [web] },
    read,
    () => true,
  );
  expect(EndpointSlice?.map(({ metadata }) => metadata.name)).toEqual([
    'web-1',
    'blog-1',
  ]);
});
