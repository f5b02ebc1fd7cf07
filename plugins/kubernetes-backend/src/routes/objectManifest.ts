import {
  CustomResource,
  ModelObject,
  nestFields,
} from '@podlight/backstage-plugin-kubernetes-common';
import { Request, Response } from 'express';
import { audited } from './audit';
import { RouteContext } from './context';
import { sendManifest, withoutEmpty } from './manifest';
import {
  manifestQuerySchema,
  objectParametersSchema,
  parseParameters,
} from './parameters';
import { selectObject, SelectedObject } from './selectedObject';
import { untilClosed } from './streaming';

/**
 * One object in this plugin's model, not the full object of the API server. Of a custom
 * resource it has what its definition lists and its conditions.
 */
export async function serveObjectManifest(
  context: RouteContext,
  request: Request,
  response: Response,
): Promise<void> {
  const { format } = parseParameters(manifestQuerySchema, request.query);
  const entity = parseParameters(objectParametersSchema, request.params);
  const { cluster, resource, objectNamespace, object: name } = entity;
  const selected = await audited(
    context,
    request,
    {
      eventId: 'object-manifest-read',
      entity,
      meta: { cluster, resource, namespace: objectNamespace, name },
    },
    () => selectObject(context, request, untilClosed(response)),
  );
  sendManifest(toManifest(selected), format, response);
}

function toManifest({ object, type, version }: SelectedObject): unknown {
  const apiVersion = type.group === '' ? version : `${type.group}/${version}`;
  return object.kind === 'CustomResource'
    ? toCustomManifest(object)
    : withoutEmpty({ apiVersion, ...withoutRevision(object) });
}

/** What is compared between revisions is no part of the manifest, and has digests of secret values. */
function withoutRevision(object: ModelObject): object {
  if (object.kind === 'ControllerRevision')
    return { metadata: object.metadata };
  if (object.kind !== 'ReplicaSet') return object;
  const { rollout: _notes, spec, ...rest } = object;
  const { facts: _facts, ...template } = spec.template;
  return { ...rest, spec: { ...spec, template } };
}

function toCustomManifest({
  metadata,
  resource: { group, version, kind },
  fields = {},
  status: { observedGeneration, conditions, phases = [] },
}: CustomResource): unknown {
  const words = phases.map(({ field, word }) => [`status.${field}`, word]);
  const { spec, status } = nestFields({
    ...Object.fromEntries(words),
    ...fields,
  });
  return {
    apiVersion: `${group}/${version}`,
    kind,
    metadata: withoutEmpty(metadata),
    // Empty fields stay: a step `pause: {}` means something.
    ...(spec !== undefined && { spec }),
    status: {
      ...(typeof status === 'object' ? status : {}),
      ...Object(withoutEmpty({ observedGeneration, conditions })),
    },
  };
}
