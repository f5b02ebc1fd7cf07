import { ResourceType } from '../../resourceTypes';
import { SHIPPED_DEFINITIONS } from '../../../resources/shipped';
import { INGRESS_APIS, ownedApis } from './ownedApis';

const type = (name: string): ResourceType => {
  const dot = name.indexOf('.');
  return {
    kind: 'CustomResource',
    plural: name.slice(0, dot),
    group: name.slice(dot + 1),
    versions: ['v1'],
  };
};

/** Of these, the ones that an object of the API can own. */
const ownedBy = (api: string, ...names: string[]) =>
  names.filter(name => ownedApis(api).owns(type(name)));

/** The same by the definition that is shipped. */
const shipped = (api: string) =>
  ownedApis(
    api,
    SHIPPED_DEFINITIONS.find(
      ({ group, plural }) => `${plural}.${group}` === api,
    )?.owns,
  );

describe('what the objects of an API own', () => {
  it('is what its definition says', () => {
    const rollouts = shipped('rollouts.argoproj.io');
    expect(rollouts.ownsWorkloads).toBe(true);
    expect(rollouts.owns(type('analysisruns.argoproj.io'))).toBe(true);
    expect(rollouts.owns(type('workflows.argoproj.io'))).toBe(false);
    const certificates = shipped('certificates.cert-manager.io');
    expect(certificates.ownsWorkloads).toBe(false);
    expect(certificates.owns(type('certificaterequests.cert-manager.io'))).toBe(
      true,
    );
  });

  it.each([
    'externalsecrets.external-secrets.io',
    'kustomizations.kustomize.toolkit.fluxcd.io',
    'virtualservices.networking.istio.io',
    'scaledobjects.keda.sh',
    'kafkatopics.kafka.strimzi.io',
    'volumesnapshots.snapshot.storage.k8s.io',
  ])('is nothing for %s', api => {
    expect(shipped(api).ownsWorkloads).toBe(false);
    expect(
      shipped(api).owns(type(`others.${api.slice(api.indexOf('.') + 1)}`)),
    ).toBe(false);
  });

  it('may be anything of the same project otherwise, but not of the same API', () => {
    expect(ownedApis('databases.example.com').ownsWorkloads).toBe(true);
    expect(
      ownedBy(
        'databases.example.com',
        'databases.example.com',
        'instances.parts.example.com',
        'databases.example.org',
      ),
    ).toEqual(['instances.parts.example.com']);
  });

  it('is not of another project in the same domain', () => {
    expect(
      ownedBy(
        'flinkdeployments.flink.apache.org',
        'flinksessionjobs.flink.apache.org',
        'sparkapplications.spark.apache.org',
      ),
    ).toEqual(['flinksessionjobs.flink.apache.org']);
  });

  it('are Certificates for an Ingress', () => {
    expect(INGRESS_APIS.owns(type('certificates.cert-manager.io'))).toBe(true);
    expect(INGRESS_APIS.owns(type('orders.acme.cert-manager.io'))).toBe(false);
  });
});
