import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { POD_METRICS_API } from '../usage';
import { configuredTypes } from './resourceTypes';

interface Rule {
  readonly apiGroups: readonly string[];
  readonly resources: readonly string[];
  readonly verbs: readonly string[];
}

/** `group/resource verbs` of one role of the manifest that operators apply. */
function grants(roleName: string): readonly string[] {
  const text = readFileSync(
    join(__dirname, '../../../../manifests/cluster-role.yaml'),
    'utf8',
  );
  const role = parseAllDocuments(text)
    .map(document => document.toJS())
    .find(({ metadata }) => metadata.name === roleName);
  return role.rules
    .flatMap(({ apiGroups, resources, verbs }: Rule) =>
      apiGroups.flatMap(group =>
        resources.map(resource => `${group}/${resource} ${verbs.join(',')}`),
      ),
    )
    .sort();
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

it('keeps logs in a role of their own', () => {
  expect(grants('podlight-log-viewer')).toEqual(['/pods/log get']);
});

it('keeps namespaces, which only some set-ups read, in a role of their own', () => {
  expect(grants('podlight-namespace-viewer')).toEqual(['/namespaces get']);
});
