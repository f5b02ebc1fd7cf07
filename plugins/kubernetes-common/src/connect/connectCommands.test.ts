import { ClusterConnect, connectCommands } from '.';

const GKE: ClusterConnect = {
  type: 'gcloud',
  project: 'games',
  location: 'europe-west1',
  cluster: 'prod',
};

function lines(
  connect: ClusterConnect | undefined,
  request: {
    tool?: 'kubectl' | 'kubectx' | 'oc' | 'k9s';
    context?: string;
  } = {},
) {
  const cluster = { name: 'eu', region: 'west', connect };
  const full = { tool: 'kubectl', namespace: 'dice', ...request } as const;
  return connectCommands(cluster, full);
}

describe('connectCommands', () => {
  it.each<[string, ClusterConnect | undefined, string]>([
    [
      'kubectl, whose context is assumed to bear the name of the cluster',
      undefined,
      'kubectl config use-context eu && kubectl config set-context --current --namespace=dice',
    ],
    [
      'kubectl with a context',
      { type: 'kubectl', context: 'admin@eu' },
      'kubectl config use-context admin@eu && kubectl config set-context --current --namespace=dice',
    ],
    [
      'gcloud in a region',
      GKE,
      'gcloud container clusters get-credentials --region=europe-west1 --project=games prod && kubectl config set-context --current --namespace=dice',
    ],
    [
      'gcloud in a zone',
      { ...GKE, location: 'europe-west1-b' },
      'gcloud container clusters get-credentials --zone=europe-west1-b --project=games prod && kubectl config set-context --current --namespace=dice',
    ],
    [
      'aws',
      { type: 'aws', region: 'eu-west-1', cluster: 'prod', profile: 'games' },
      'aws eks update-kubeconfig --region=eu-west-1 --name=prod --profile=games --alias=eu && kubectl config set-context --current --namespace=dice',
    ],
    [
      'az',
      { type: 'az', resourceGroup: 'games', cluster: 'prod', context: 'aks' },
      'az aks get-credentials --resource-group=games --name=prod --context=aks --overwrite-existing && kubectl config set-context --current --namespace=dice',
    ],
    [
      'oc',
      { type: 'oc', url: 'https://api.eu.example.com:6443' },
      'oc login https://api.eu.example.com:6443 && kubectl config set-context --current --namespace=dice',
    ],
    [
      'a template',
      { type: 'template', command: 'tsh kube login {{cluster}}' },
      'tsh kube login eu && kubectl config set-context --current --namespace=dice',
    ],
    [
      'a template with a context of its own',
      { type: 'template', command: 'login --to={{context}}', context: 't-eu' },
      'login --to=t-eu && kubectl config use-context t-eu && kubectl config set-context --current --namespace=dice',
    ],
  ])('logs in and goes there with %s', (_what, connect, line) => {
    expect(lines(connect).connect).toBe(line);
  });

  it('speaks the language of other tools', () => {
    expect(lines(undefined, { tool: 'kubectx' }).connect).toBe(
      'kubectx eu && kubens dice',
    );
    expect(lines(undefined, { tool: 'k9s' }).connect).toBe(
      'k9s --context=eu --namespace=dice',
    );
    expect(lines(undefined, { tool: 'oc' }).connect).toBe(
      'oc config use-context eu && oc project dice',
    );
    expect(
      lines({ type: 'oc', url: 'https://api:6443' }, { tool: 'oc' }).connect,
    ).toBe('oc login https://api:6443 && oc project dice');
  });

  it("uses the user's name of the context", () => {
    expect(lines(GKE, { context: 'mine' }).connect).toMatch(
      /prod && kubectl config use-context mine && kubectl config set-context/,
    );
    expect(
      lines(
        { type: 'aws', region: 'eu-west-1', cluster: 'prod' },
        { context: 'mine' },
      ).connect,
    ).toMatch(/--alias=mine && kubectl config set-context --current/);
    expect(
      lines(
        { type: 'template', command: 'tsh kube login {{cluster}}' },
        { context: 'mine' },
      ).connect,
    ).toMatch(/^tsh kube login eu && kubectl config use-context mine && /);
  });

  it('says how to sign in to the cloud', () => {
    expect(lines(GKE).signIn).toBe('gcloud auth login');
    expect(lines(undefined).signIn).toBeUndefined();
  });

  it("has no command if a tool can't take the name", () => {
    expect(
      lines({ type: 'kubectl', context: '-' }, { tool: 'kubectx' }),
    ).toEqual({ connect: undefined, signIn: undefined });
  });

  it('has no command where a template lacks a value, or would read it as an option', () => {
    const command = 'login {{parameters.tenant}}';
    const connect = { type: 'template', command } as const;
    const request = { tool: 'kubectl', namespace: 'dice' } as const;
    const of = (tenant: string) =>
      connectCommands({ name: 'eu', connect, parameters: { tenant } }, request)
        .connect;
    expect(lines(connect).connect).toBeUndefined();
    expect(of('--help')).toBeUndefined();
    expect(of("a b'c")).toMatch(/^login 'a b'\\''c' && /);
  });
});
