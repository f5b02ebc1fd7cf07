import { StatusError } from '../kube/status';
import {
  AccessQuestion,
  AccessRule,
  ANONYMOUS,
  authorize,
  CLUSTER_READ_RULES,
  effectiveRules,
  Identity,
  isAllowed,
  VIEW_RULES,
} from './access';
import { parseRequest } from './requestInfo';

function identityWith(...rules: AccessRule[]): Identity {
  return { name: 'jane', username: 'jane@example.com', groups: [], rules };
}

const READ_LOGS: AccessRule = {
  apiGroups: [''],
  resources: ['pods/log'],
  verbs: ['get'],
};

const question = (
  verb: string,
  group: string,
  plural: string,
  rest: Partial<AccessQuestion> = {},
): AccessQuestion => ({ verb, group, plural, ...rest });

function refusal(
  identity: Identity,
  path: string,
  method = 'GET',
): StatusError | undefined {
  try {
    authorize(
      identity,
      parseRequest(method, new URL(path, 'https://127.0.0.1')),
    );
    return undefined;
  } catch (error) {
    if (error instanceof StatusError) return error;
    throw error;
  }
}

describe('isAllowed', () => {
  it('needs group, resource and verb from one rule', () => {
    const jane = identityWith(
      { apiGroups: ['apps'], resources: ['deployments'], verbs: ['list'] },
      { apiGroups: [''], resources: ['pods'], verbs: ['watch'] },
    );
    expect(isAllowed(jane, question('list', 'apps', 'deployments'))).toBe(true);
    expect(isAllowed(jane, question('list', '', 'deployments'))).toBe(false);
    expect(isAllowed(jane, question('list', 'apps', 'pods'))).toBe(false);
    expect(isAllowed(jane, question('watch', 'apps', 'deployments'))).toBe(
      false,
    );
  });

  it('tells a subresource from its resource', () => {
    const log = { subresource: 'log' };
    const jane = identityWith(READ_LOGS);
    expect(isAllowed(jane, question('get', '', 'pods', log))).toBe(true);
    expect(isAllowed(jane, question('get', '', 'pods'))).toBe(false);
  });

  it('lets a star stand for everything', () => {
    const admin = identityWith({
      apiGroups: ['*'],
      resources: ['*'],
      verbs: ['*'],
    });
    expect(isAllowed(admin, question('delete', 'apps', 'deployments'))).toBe(
      true,
    );
  });

  it('limits a rule to its namespaces, which the cluster scope is not', () => {
    const jane = identityWith({
      apiGroups: [''],
      resources: ['pods'],
      verbs: ['list'],
      namespaces: ['shop'],
    });
    const listIn = (namespace?: string) =>
      isAllowed(jane, question('list', '', 'pods', { namespace }));
    expect(listIn('shop')).toBe(true);
    expect(listIn('bank')).toBe(false);
    expect(listIn()).toBe(false);
  });
});

it('lets every identity but the anonymous one review its own rights', () => {
  const review = question(
    'create',
    'authorization.k8s.io',
    'selfsubjectaccessreviews',
  );
  expect(isAllowed(identityWith(), review)).toBe(true);
  expect(isAllowed(ANONYMOUS, review)).toBe(false);
  expect(effectiveRules(ANONYMOUS)).toEqual([]);
  expect(effectiveRules(identityWith(READ_LOGS))[0]).toBe(READ_LOGS);
});

it('gives view neither Secrets, nodes nor writes', () => {
  const viewer = identityWith(...VIEW_RULES);
  const monitor = identityWith(...CLUSTER_READ_RULES);
  expect(isAllowed(viewer, question('list', '', 'pods'))).toBe(true);
  expect(isAllowed(viewer, question('list', 'batch', 'jobs'))).toBe(true);
  expect(isAllowed(viewer, question('delete', '', 'pods'))).toBe(false);
  expect(isAllowed(viewer, question('list', '', 'secrets'))).toBe(false);
  expect(isAllowed(viewer, question('list', '', 'nodes'))).toBe(false);
  expect(isAllowed(monitor, question('watch', '', 'nodes'))).toBe(true);
  expect(isAllowed(monitor, question('list', 'metrics.k8s.io', 'pods'))).toBe(
    true,
  );
  expect(isAllowed(monitor, question('watch', 'metrics.k8s.io', 'pods'))).toBe(
    false,
  );
});

describe('authorize', () => {
  it('is silent where the request is allowed', () => {
    const path = '/api/v1/namespaces/shop/pods/a/log';
    expect(refusal(identityWith(READ_LOGS), path)).toBeUndefined();
  });

  it.each([
    [
      '/api/v1/namespaces/shop/pods/a/log',
      'pods "a" is forbidden: User "jane@example.com" cannot get resource "pods/log" in API group "" in the namespace "shop"',
      { name: 'a', kind: 'pods' },
    ],
    [
      '/apis/apps/v1/deployments',
      'deployments.apps is forbidden: User "jane@example.com" cannot list resource "deployments" in API group "apps" at the cluster scope',
      { group: 'apps', kind: 'deployments' },
    ],
  ])('words the refusal of %s like RBAC', (path, message, details) => {
    expect(refusal(identityWith(), path)).toMatchObject({
      code: 403,
      reason: 'Forbidden',
      message,
      details,
    });
    expect(refusal(identityWith(), path)?.details).toStrictEqual(details);
  });

  it.each([
    ['/healthz', true, true],
    ['/version', true, true],
    ['/versions', false, false],
    ['/apis', true, false],
    ['/openapi/v3', true, false],
    ['/metrics', false, false],
  ])('opens %s to the right callers', (path, toJane, toAnonymous) => {
    expect(refusal(identityWith(), path) === undefined).toBe(toJane);
    expect(refusal(ANONYMOUS, path) === undefined).toBe(toAnonymous);
  });

  it('opens every path to an admin and names a refused one', () => {
    const admin = identityWith({
      apiGroups: ['*'],
      resources: ['*'],
      verbs: ['*'],
    });
    expect(refusal(admin, '/metrics')).toBeUndefined();
    expect(refusal(ANONYMOUS, '/metrics', 'POST')).toMatchObject({
      code: 403,
      message: 'forbidden: User "system:anonymous" cannot post path "/metrics"',
    });
  });
});
