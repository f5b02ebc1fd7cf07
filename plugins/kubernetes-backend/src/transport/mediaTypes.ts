/**
 * Names and labels alone, as `PartialObjectMetadata`. A server that does not know
 * that media type sends the whole object.
 */
export const METADATA =
  'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json';

/**
 * The same, and nothing else: a server that does not know that media type refuses
 * with 406. For objects whose content must not be read.
 */
export const METADATA_ONLY =
  'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1';

/** The same for a list. */
export const METADATA_LIST =
  'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json';

/**
 * Objects with the cells that `kubectl get` shows, with `includeObject=Object`. A server
 * that does not know that media type sends the objects alone.
 */
export const TABLE =
  'application/json;as=Table;g=meta.k8s.io;v=v1,application/json';
