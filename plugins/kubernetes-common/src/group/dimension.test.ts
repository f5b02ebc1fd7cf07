import { dimensionValue, parseDimension } from '.';
import { ServicePod } from './ServicePod';
import { aServicePod } from './testing/aServicePod';

describe('dimensionValue', () => {
  it('names a workload with its kind, and a bare pod has none', () => {
    expect(dimensionValue(aServicePod(), 'workload')).toBe('Deployment/web');
    expect(
      dimensionValue(aServicePod({ workload: undefined }), 'workload'),
    ).toBeUndefined();
  });

  it("takes zone and region from the pod's labels", () => {
    const labels = {
      'topology.kubernetes.io/region': 'eu-west-1',
      'topology.kubernetes.io/zone': 'eu-west-1b',
    };
    const where = (pod: ServicePod) => [
      dimensionValue(pod, 'region'),
      dimensionValue(pod, 'zone'),
    ];
    expect(where(aServicePod({ labels }))).toEqual(['eu-west-1', 'eu-west-1b']);
    expect(where(aServicePod({ labels, region: 'Ireland' }))).toEqual([
      'Ireland',
      'eu-west-1b',
    ]);
    expect(where(aServicePod())).toEqual([undefined, undefined]);
  });

  it('tells a label from an annotation with the same key', () => {
    const pod = aServicePod({
      labels: { team: 'red' },
      annotations: { team: 'blue' },
    });
    expect(dimensionValue(pod, 'label:team')).toBe('red');
    expect(dimensionValue(pod, 'annotation:team')).toBe('blue');
    expect(dimensionValue(aServicePod(), 'annotation:team')).toBeUndefined();
  });

  it.each(['label:constructor', 'annotation:constructor'] as const)(
    'takes no inherited property for %s',
    dimension => {
      const pod = aServicePod({ annotations: {} });
      expect(dimensionValue(pod, dimension)).toBeUndefined();
    },
  );
});

describe('parseDimension', () => {
  it.each([
    ['cluster', 'cluster'],
    ['zone', 'zone'],
    ['label:app.kubernetes.io/part-of', 'label:app.kubernetes.io/part-of'],
    ['annotation:example.com/team', 'annotation:example.com/team'],
    ['label:', undefined],
    ['annotation:', undefined],
    ['team', undefined],
    ['', undefined],
    ['constructor', undefined],
  ])('reads %s as %s', (text, dimension) => {
    expect(parseDimension(text)).toBe(dimension);
  });
});
