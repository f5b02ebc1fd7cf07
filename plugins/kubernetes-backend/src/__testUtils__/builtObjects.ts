import {
  ClusterObjects,
  CustomResource,
  parseCustomResource,
  parseObject,
  toClusterObjects,
} from '@podlight/backstage-plugin-kubernetes-common';
import { aDeployment } from '@podlight/backstage-plugin-kubernetes-common/testing';
import { SHOP } from './fleet';

/** What is read of objects that builders make, by kind. */
export function buildObjects(
  ...builders: { build(): object }[]
): ClusterObjects['objects'] {
  const parsed = builders.map(builder =>
    parseObject(JSON.parse(JSON.stringify(builder.build()))),
  );
  return toClusterObjects(parsed.flatMap(object => object ?? [])).objects;
}

/** A workload of the shop, whose pods do not have the shop's label. */
export const rootWithoutLabelledPods = (name = 'web', namespace = 'default') =>
  aDeployment({ name, namespace, labels: SHOP }).withSpec({
    selector: { matchLabels: { app: name } },
    template: { metadata: { labels: { app: name } } },
  });

/** A custom resource as it is read, with what its definition says. */
export function readResource(
  builder: { build(): object },
  plural: string,
  said: Pick<CustomResource, 'children' | 'podSelector'> = {},
): CustomResource {
  const raw: unknown = JSON.parse(JSON.stringify(builder.build()));
  const parsed = parseCustomResource(raw);
  if (!parsed) throw new Error('It is no custom resource');
  return { ...parsed, resource: { ...parsed.resource, plural }, ...said };
}
