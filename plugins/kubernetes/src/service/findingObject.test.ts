import { Finding } from '@podlight/backstage-plugin-kubernetes-common';
import { ResourceRow } from '@podlight/backstage-plugin-kubernetes-react';
import { aFinding } from '../fixtures';
import { findingObject } from './findingObject';

const place = { namespace: 'games', name: 'dice' };
const service: ResourceRow = { kind: 'Service', ...place };
const knative: ResourceRow = {
  ...service,
  customResource: { definition: 'services.serving.knative.dev' },
};
const route: ResourceRow = {
  ...{ kind: 'HTTPRoute', ...place },
  customResource: { definition: 'httproutes.gateway.networking.k8s.io' },
};

const about = (kind: string, changes: Partial<Finding> = {}) =>
  aFinding([], {
    params: {},
    scope: { cluster: 'eu', kind, ...place },
    ...changes,
  });

const find = (finding: Finding, ...rows: readonly ResourceRow[]) =>
  findingObject(finding, [
    { cluster: 'us', rows },
    { cluster: 'eu', rows },
  ]);

describe('findingObject', () => {
  it('names the object as kubectl takes it', () => {
    expect(find(about('Service'), service)).toEqual({
      ...{ cluster: 'eu', kind: 'Service', resource: 'services' },
      ...place,
    });
  });

  it('tells the kinds of two APIs apart', () => {
    const params = { definition: 'services.serving.knative.dev' };
    expect(find(about('Service'), knative, service)?.resource).toBe('services');
    expect(find(about('Service', { params }), service, knative)?.resource).toBe(
      'services.serving.knative.dev',
    );
    expect(find(about('Service', { params }), service)).toBeUndefined();
  });

  it('finds a custom resource that the finding names only by its kind', () => {
    expect(find(about('HTTPRoute'), route)?.resource).toBe(
      'httproutes.gateway.networking.k8s.io',
    );
  });

  it('is the one in the cluster that the texts are about', () => {
    const clusters = ['eu', 'us'];
    expect(find(about('Service', { clusters }), service)?.cluster).toBe('eu');
    const rolledUp = about('Service', { clusters, paramsOf: 'us' });
    expect(find(rolledUp, service)?.cluster).toBe('us');
  });

  it('is in a cluster that has it', () => {
    const finding = about('Service', { clusters: ['eu', 'us'] });
    const known = [
      { cluster: 'eu', rows: [] },
      { cluster: 'us', rows: [service] },
    ];
    expect(findingObject(finding, known)?.cluster).toBe('us');
  });

  it('is none where no row is that object', () => {
    expect(find(about('Node'), service)).toBeUndefined();
    expect(find(about('Casino'), { kind: 'Casino', ...place })).toBeUndefined();
  });
});
