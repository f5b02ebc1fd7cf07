import { ResourceGuide } from '@podlight/backstage-plugin-kubernetes-common';
import { ResourceDefinition } from '@podlight/backstage-plugin-kubernetes-node';

const PLACEHOLDER = /\{\{\s{0,9}([^{}]{1,200}?)\s{0,9}\}\}/g;

/** Known of every object. */
const ALWAYS_THERE: readonly string[] = ['metadata.name', 'metadata.namespace'];

/** What a definition says about all objects of its API; undefined where it says nothing. */
export function createGuide({
  docs,
  severity,
  progressDeadline,
  runsToCompletion,
  texts,
}: ResourceDefinition): ResourceGuide | undefined {
  const guide: ResourceGuide = {
    ...(docs !== undefined && { docs }),
    ...(severity && { severity: Object.freeze({ ...severity }) }),
    ...(typeof progressDeadline === 'number' && {
      progressDeadlineSeconds: progressDeadline,
    }),
    ...(runsToCompletion && { runsToCompletion }),
    ...(texts && { texts: Object.freeze({ ...texts }) }),
  };
  return Object.keys(guide).length > 0 ? Object.freeze(guide) : undefined;
}

/** The placeholders of texts that stand for no listed field. */
export function findUnlistedPlaceholders({
  fields = [],
  texts,
}: ResourceDefinition): readonly string[] {
  const listed = new Set([...ALWAYS_THERE, ...fields]);
  return [texts?.title, texts?.meaning, ...(texts?.steps ?? [])]
    .flatMap(text => [...(text ?? '').matchAll(PLACEHOLDER)])
    .map(([, path]) => path)
    .filter(path => !listed.has(path));
}
