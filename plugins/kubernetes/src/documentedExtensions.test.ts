import { createExtensionTester } from '@backstage/frontend-test-utils';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import documented from './fixtures/documentedExtensions.json';
import kubernetesPlugin from '.';

const CONTENT = 'entity-content:kubernetes/kubernetes';
const CARD = 'entity-card:kubernetes/kubernetes';

/** Of Backstage's own plugin for the app, of which nothing here has the schema. */
const OF_BACKSTAGE = 'api:app/app-language';

/** Of the module that docs/kubernetes-first.md writes. */
const OF_EXAMPLE = 'kubernetes-resource:kubernetes/rollout-steps';

/** A bare id turns an extension on that is off otherwise, and false turns one off. */
type Documented =
  | string
  | Readonly<Record<string, false | { readonly config: object }>>;

const extensions = documented.flatMap(
  each => each.extensions as readonly Documented[],
);

const samples = extensions.flatMap(extension =>
  typeof extension === 'string'
    ? []
    : Object.entries(extension).flatMap(([id, given]) =>
        given ? { id, config: given.config } : [],
      ),
);

const turnedOn = extensions.filter(
  each => typeof each === 'string' && each !== OF_EXAMPLE,
);

const turnedOff = extensions.flatMap(extension =>
  typeof extension === 'string'
    ? []
    : Object.keys(extension).filter(id => extension[id] === false),
);

/** Throws where the extension does not take its configuration. */
function make(id: string, config: object): void {
  switch (id) {
    case CONTENT:
      createExtensionTester(kubernetesPlugin.getExtension(CONTENT), {
        config,
      }).get(EntityContentBlueprint.dataRefs.title);
      break;
    case CARD:
      createExtensionTester(kubernetesPlugin.getExtension(CARD), {
        config,
      }).get(EntityCardBlueprint.dataRefs.type);
      break;
    default:
      expect(id).toBe(OF_BACKSTAGE);
  }
}

// That the documents show what is in the file is seen to by documentedYaml.test.ts of the backend.
describe('the configuration that the documentation shows', () => {
  it.each(samples)('is what $id takes', ({ id, config }) => {
    expect(() => make(id, config)).not.toThrow();
  });

  it.each(turnedOn)('turns on %s, which is off otherwise', id => {
    expect(kubernetesPlugin.getExtension(id as typeof CONTENT)).toHaveProperty(
      'disabled',
      true,
    );
  });

  it.each(turnedOff)('turns off %s, which is on otherwise', id => {
    expect(kubernetesPlugin.getExtension(id as typeof CONTENT)).toHaveProperty(
      'disabled',
      false,
    );
  });

  it('would be refused with a key that is misspelt', () => {
    expect(() => make(CONTENT, { groupBy: { favorites: [] } })).toThrow(
      /favorites/,
    );
    expect(() => make('entity-card:kubernetes/other', {})).toThrow(
      /entity-card/,
    );
  });
});
