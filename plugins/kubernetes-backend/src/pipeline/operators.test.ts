import { Simulator, startSimulator } from '@internal/cluster-simulator';
import { ClusterMessage } from '@podlight/backstage-plugin-kubernetes-common';
import { anEntity } from '../__testUtils__/anEntity';
import { isCluster } from '../__testUtils__/isMessage';
import { startBackend, TestBackend } from '../__testUtils__/startBackend';

const OPERATORS = ['argo-rollouts', 'cert-manager', 'cloudnative-pg'] as const;
const APIS = [
  'rollouts.argoproj.io/v1alpha1',
  'analysisruns.argoproj.io/v1alpha1',
  'certificates.cert-manager.io/v1',
  'certificaterequests.cert-manager.io/v1',
  'orders.acme.cert-manager.io/v1',
  'clusters.postgresql.cnpg.io/v1',
].map(text => {
  const [name, apiVersion] = text.split('/');
  const dot = name.indexOf('.');
  return {
    plural: name.slice(0, dot),
    group: name.slice(dot + 1),
    apiVersion,
  };
});

const service = <const Plan extends object>(name: string, operated: Plan) => ({
  name,
  namespace: 'shop',
  operated: [{ name, ...operated }],
});

/** With the definitions that are shipped; only the custom resources have the label of the service. */
describe('what an operator keeps for a service', () => {
  let simulator: Simulator;
  let backend: TestBackend;

  beforeAll(async () => {
    simulator = await startSimulator({
      scenario: {
        clusters: [{ name: 'one', operators: [...OPERATORS] }],
        services: [
          service('db', { type: 'postgres', stage: 'failing-over' }),
          service('web', { type: 'rollout', version: '2', stage: 'aborted' }),
          service('tls', {
            type: 'certificate',
            host: 'shop.example.com',
            stage: 'expired',
          }),
        ],
      },
    });
    backend = await startBackend({
      simulator,
      entities: ['db', 'web', 'tls'].map(name => anEntity(name)),
      kubernetes: { customResources: APIS },
    });
  });

  afterAll(async () => {
    await backend.stop();
    await simulator.stop();
  });

  const show = async (
    name: string,
    isDone: (message: ClusterMessage) => boolean,
  ) => {
    const stream = await backend.follow(`component/default/${name}/live`);
    const message = await stream.next(isCluster('one', isDone));
    stream.leave();
    return {
      problems: message.kindProblems,
      findings: message.findings.map(({ scope, symptoms }) => [
        `${scope.kind} ${scope.name}`,
        ...symptoms.map(({ class: symptom }) => symptom).sort(),
      ]),
      owned: Object.fromEntries(
        (message.objects ?? []).flatMap(({ kind, customResource }) =>
          customResource
            ? [[kind, customResource.owns?.map(owned => owned.kind).sort()]]
            : [],
        ),
      ),
      pods: (message.objects ?? []).flatMap(
        ({ customResource }) => customResource?.pods ?? [],
      ),
    };
  };

  it('is a database with its pods, volumes and Services, and one cause of what is wrong', async () => {
    const { findings, owned, pods, problems } = await show(
      'db',
      message => message.pods.length === 3 && message.findings.length > 0,
    );
    expect(problems).toEqual([]);
    expect(pods).toEqual([{ ready: 2, total: 3 }]);
    expect(owned.Cluster).toEqual([
      ...Array(3).fill('PersistentVolumeClaim'),
      ...Array(3).fill('Service'),
    ]);
    // Failing over is under way, and no failure yet.
    expect(findings).toEqual([['Cluster db', 'ServiceNoEndpoints']]);
  });

  it('is a Rollout, whose analysis says why it was aborted', async () => {
    const { findings, owned } = await show(
      'web',
      ({ findings: found, objects = [] }) =>
        found.length > 0 && objects.some(({ kind }) => kind === 'AnalysisRun'),
    );
    expect(owned).toMatchObject({ Rollout: ['AnalysisRun', 'ReplicaSet'] });
    expect(findings).toEqual([
      [expect.stringMatching(/^AnalysisRun/), 'CustomResourceFailed'],
    ]);
  });

  it('is a Certificate, whose order says why it is not renewed', async () => {
    const { findings, owned } = await show('tls', ({ objects = [] }) =>
      objects.some(({ kind }) => kind === 'Order'),
    );
    expect(owned).toMatchObject({
      Certificate: ['CertificateRequest'],
      CertificateRequest: ['Order'],
    });
    expect(findings).toEqual([
      [
        expect.stringMatching(/^Order/),
        'CertificateExpiring',
        'CustomResourceFailed',
      ],
    ]);
  });

  it('costs no list of all workloads of the namespace, as the pods are selected', () => {
    const { byPath } = simulator.cluster('one').requests();
    expect(Object.keys(byPath)).not.toContain(
      '/apis/apps/v1/namespaces/shop/statefulsets',
    );
  });
});
