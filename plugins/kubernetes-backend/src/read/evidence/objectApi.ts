import { ModelObject } from '@podlight/backstage-plugin-kubernetes-common';
import { ClusterConnection } from '../../transport';
import { Result, fail, ok } from '../../util/Result';
import { list } from '../informer/list';
import { listPath, ResourceType, toCustomResourceApi } from '../resourceTypes';
import { fieldSelector } from './podApi';

/** An object and the version of the API that it was read from. */
export interface FoundObject {
  readonly object: ModelObject;
  readonly version: string;
}

/**
 * One object in the model, read as a list, since not every role for custom resources
 * allows `get`; an `api-absent` failure when there is none.
 *
 * @param namespace - empty for an object that is in none
 */
export async function findObject(
  connection: ClusterConnection,
  type: ResourceType,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  signal: AbortSignal,
): Promise<Result<FoundObject>> {
  for (const version of type.versions) {
    const result = await list(
      connection,
      {
        path: listPath(type, version, namespace || undefined),
        query: { fieldSelector: fieldSelector({ 'metadata.name': name }) },
        kind: type.kind,
        customApi: toCustomResourceApi(type),
        keepAnnotation: type.keepAnnotation,
        describe: type.describe,
        maxPages: 1,
      },
      signal,
    );
    if (result.ok) {
      const object = result.value.objects.find(
        ({ metadata }) =>
          metadata.name === name && metadata.namespace === namespace,
      );
      if (object) return ok({ object, version });
      break;
    }
    if (result.reason.code !== 'api-absent') return result;
  }
  return fail('api-absent', 'there is no such object');
}
