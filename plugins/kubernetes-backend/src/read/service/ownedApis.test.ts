import { ResourceType } from '../resourceTypes';
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

describe('what the objects of an API own', () => {
  it('is known of some', () => {
    expect(ownedApis('rollouts.argoproj.io').ownsWorkloads).toBe(true);
    expect(
      ownedBy(
        'rollouts.argoproj.io',
        'analysisruns.argoproj.io',
        'workflows.argoproj.io',
      ),
    ).toEqual(['analysisruns.argoproj.io']);
    const certificates = ownedApis('certificates.cert-manager.io');
    expect(certificates.ownsWorkloads).toBe(false);
    expect(certificates.owns(type('certificaterequests.cert-manager.io'))).toBe(
      true,
    );
    const secrets = ownedApis('externalsecrets.external-secrets.io');
    expect(secrets.ownsWorkloads).toBe(false);
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

  it('is no inherited property of a table', () => {
    expect(ownedApis('constructor').ownsWorkloads).toBe(true);
  });

  it('are Certificates for an Ingress', () => {
    expect(INGRESS_APIS.owns(type('certificates.cert-manager.io'))).toBe(true);
    expect(INGRESS_APIS.owns(type('orders.acme.cert-manager.io'))).toBe(false);
  });
});
