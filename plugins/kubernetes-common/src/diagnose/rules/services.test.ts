import { anObject, aPod, verdictsOf } from '../../testing';

const inShop = (name: string, options = {}) => ({
  name,
  namespace: 'shop',
  ...options,
});

describe('a service whose target port has a name', () => {
  const service = (...targetPorts: (string | number)[]) =>
    anObject('Service', inShop('web')).withSpec({
      type: 'ClusterIP',
      clusterIP: '10.0.0.1',
      selector: { app: 'web' },
      ports: targetPorts.map((targetPort, position) => ({
        port: 80 + position,
        targetPort,
      })),
    });
  const pod = () =>
    aPod(inShop('web-1', { labels: { app: 'web' } })).withContainer({
      name: 'app',
      ports: [{ name: 'http', containerPort: 8080 }],
    });

  it('leads nowhere when no container of a ready pod declares that name', () => {
    expect(verdictsOf([service('grpc'), pod()])).toEqual([
      'warning ServiceNoEndpoints',
    ]);
  });

  it.each([
    ['a container declares it', service('http')],
    ['another of its ports is declared', service('grpc', 'http')],
    ['another of its ports is a number', service('grpc', 9090)],
    ['it is a number that nobody has to declare', service(9090)],
  ])('leads somewhere when %s', (_, builder) => {
    expect(verdictsOf([builder, pod()])).toEqual([]);
  });

  it('is not to blame while the pod is not ready', () => {
    const waiting = pod().waiting(
      'CreateContainerConfigError',
      'secret "db" not found',
    );
    expect(verdictsOf([service('grpc'), waiting])).toEqual([
      'error MissingSecret',
    ]);
  });
});
