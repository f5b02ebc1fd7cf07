import { anEvent, anObject, diagnoseObjects } from '../../testing';
import { inShop } from '../testing/shop';

const ingress = (name: string, ageSeconds: number, spec = {}) =>
  anObject('Ingress', inShop(name, { ageSeconds })).withSpec(spec);

const withAddress = (name: string) =>
  ingress(name, 9_000).withStatus({
    loadBalancer: { ingress: [{ ip: '1.2.3.4' }] },
  });

const ingressClass = (name: string, isDefault = false) => ({
  build: () => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: {
      name,
      uid: name,
      annotations: {
        'ingressclass.kubernetes.io/is-default-class': String(isDefault),
      },
    },
  }),
});

const findings = (...builders: { build(): unknown }[]) =>
  diagnoseObjects(builders).map(({ class: name, severity, params }) => ({
    name,
    severity,
    variant: params.variant,
    classes: params.classes,
  }));

describe('an Ingress without an address', () => {
  it('is ignored after ten minutes, if another one has an address', () => {
    expect(findings(withAddress('a'), ingress('b', 599))).toEqual([]);
    expect(findings(withAddress('a'), ingress('b', 601))).toMatchObject([
      { name: 'IngressNotPickedUp', severity: 'warning' },
    ]);
  });

  it('may be served all the same where no Ingress has an address', () => {
    expect(findings(ingress('a', 9_000))).toMatchObject([
      { name: 'IngressNotPickedUp', severity: 'info' },
    ]);
    expect(findings(ingress('a', 9_000), ingress('b', 9_000))).toEqual([]);
  });

  it('names a class that does not exist, and those that do', () => {
    const spec = { ingressClassName: 'ngnix' };
    expect(
      findings(
        ingress('a', 9_000, spec),
        ingressClass('traefik'),
        ingressClass('nginx'),
      ),
    ).toMatchObject([{ variant: 'missing', classes: 'nginx, traefik' }]);
    expect(
      findings(
        ingress('a', 9_000, { ingressClassName: 'nginx' }),
        ingressClass('nginx'),
      ),
    ).toEqual([]);
  });

  it('needs a class where none is the default', () => {
    expect(findings(ingress('a', 9_000), ingressClass('nginx'))).toMatchObject([
      { variant: 'unnamed', classes: 'nginx' },
    ]);
  });

  it("reports the controller's rejection after two minutes", () => {
    const event = {
      build: () =>
        anEvent({
          type: 'Warning',
          reason: 'Rejected',
          message: 'duplicate host',
          regarding: { kind: 'Ingress', ...inShop('a') },
        } as never),
    };
    expect(findings(ingress('a', 119), event)).toEqual([]);
    expect(findings(ingress('a', 121), event)).toMatchObject([
      { name: 'IngressSyncFailed' },
    ]);
  });

  it('is not a problem while it is being deleted', () => {
    expect(
      findings(withAddress('a'), ingress('b', 9_000).terminating()),
    ).toEqual([]);
  });
});
