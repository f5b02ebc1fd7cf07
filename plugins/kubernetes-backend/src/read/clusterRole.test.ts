import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { JUDGED_DEFINITIONS } from '../resources/shipped';
import { POD_METRICS_API } from '../usage';
import { GATEWAY_API, GATEWAY_PLURALS } from './gatewayApi';
import { configuredTypes } from './resourceTypes';

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

const MANIFESTS = join(__dirname, '../../../../manifests');

/** The documents of one of the manifests that operators apply. */
function readDocuments(file: string) {
  const text = readFileSync(join(MANIFESTS, file), 'utf8');
  return parseAllDocuments(text).map(document => document.toJS());
}

/** `group/resource verbs` */
function listGrants(rules: readonly Rule[]): readonly string[] {
  return rules.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap(group =>
      resources.map(resource => `${group}/${resource} ${verbs.join(',')}`),
    ),
  );
}

/** What one role of the main manifest grants. */
function grants(roleName: string): readonly string[] {
  const role = readDocuments('cluster-role.yaml').find(
    ({ metadata }) => metadata.name === roleName,
  );
  return [...listGrants(role.rules)].sort();
}

it('asks for nothing that the read-only role does not grant, and the role grants nothing else', () => {
  const listed = configuredTypes(undefined).map(
    ({ group, plural }) => `${group}/${plural}`,
  );
  expect(grants('podlight-viewer')).toEqual(
    [
      ...[...listed, '/events'].map(kind => `${kind} get,list,watch`),
      `${POD_METRICS_API.replace('/v1beta1', '')} get,list`,
    ].sort(),
  );
});

it('grants all of the Gateway API that requests depend on in one role', () => {
  const [{ rules }] = readDocuments('custom-resources/gateway-api.yaml');
  expect(listGrants(rules)).toEqual(
    expect.arrayContaining(
      GATEWAY_PLURALS.map(plural => `${GATEWAY_API}/${plural} get,list,watch`),
    ),
  );
});

it('keeps logs in a role of their own', () => {
  expect(grants('podlight-log-viewer')).toEqual(['/pods/log get']);
});

it('keeps namespaces, which only some set-ups read, in a role of their own', () => {
  expect(grants('podlight-namespace-viewer')).toEqual(['/namespaces get']);
});

it('keeps ConfigMaps, which only some set-ups read, in a file of its own', () => {
  const [{ rules }] = readDocuments('config-times.yaml');
  expect(listGrants(rules)).toEqual(['/configmaps get']);
});

it.each(['node-pools.yaml', 'node-capacity.yaml'])(
  'keeps nodes, which only some set-ups list, in a file of its own: %s',
  file => {
    const [{ metadata, rules }, { roleRef }] = readDocuments(file);
    expect(listGrants(rules)).toEqual(['/nodes list']);
    expect(roleRef.name).toBe(metadata.name);
  },
);

describe('the roles for custom resources', () => {
  const FOLDER = join(MANIFESTS, 'custom-resources');
  const AGGREGATE =
    'rbac.authorization.k8s.io/aggregate-to-podlight-custom-resource-viewer';
  const [aggregate, binding] = readDocuments('custom-resources/aggregate.yaml');
  const roles = readdirSync(FOLDER)
    .filter(name => name !== 'aggregate.yaml')
    .map(name => [name, readDocuments(`custom-resources/${name}`)] as const);

  it('grant every API that Podlight judges, once, and nothing else', () => {
    const granted = roles.flatMap(([, [{ rules }]]) => listGrants(rules));
    expect(granted.sort()).toEqual(
      [...JUDGED_DEFINITIONS, { group: GATEWAY_API, plural: 'referencegrants' }]
        .map(({ group, plural }) => `${group}/${plural} get,list,watch`)
        .sort(),
    );
    expect(granted.join()).not.toContain('*');
  });

  it('grant what definitions name as children, or as owned', () => {
    const granted = new Set(
      roles.flatMap(([, [{ rules }]]) =>
        listGrants(rules).map(grant => grant.split(' ')[0]),
      ),
    );
    const named = JUDGED_DEFINITIONS.flatMap(({ children = [], owns = [] }) => [
      ...children.flatMap(({ definition }) => definition ?? []),
      ...owns.filter(name => name !== 'workloads'),
    ]).map(name => {
      const dot = name.indexOf('.');
      return `${name.slice(dot + 1)}/${name.slice(0, dot)}`;
    });
    expect(named.length).toBeGreaterThan(10);
    expect(named.filter(name => !granted.has(name))).toEqual([]);
  });

  it.each(roles)('%s is collected by its label', (name, documents) => {
    expect(documents).toEqual([
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: 'ClusterRole',
        metadata: {
          name: `podlight-${name.replace('.yaml', '')}-viewer`,
          labels: { [AGGREGATE]: 'true' },
        },
        rules: expect.anything(),
      },
    ]);
  });

  it('are collected for the account that reads the rest, which has none by itself', () => {
    expect(aggregate).toMatchObject({
      aggregationRule: {
        clusterRoleSelectors: [{ matchLabels: { [AGGREGATE]: 'true' } }],
      },
      rules: [],
    });
    const [, account] = readDocuments('service-account.yaml');
    expect(binding).toMatchObject({
      roleRef: { name: aggregate.metadata.name },
      subjects: [
        {
          name: account.metadata.name,
          namespace: account.metadata.namespace,
        },
      ],
    });
  });
});
