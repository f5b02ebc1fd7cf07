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

const samples = documented.flatMap(({ extensions }) =>
  extensions.flatMap(extension =>
    Object.entries(extension).map(([id, { config }]) => ({ id, config })),
  ),
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

  it('would be refused with a key that is misspelt', () => {
    expect(() => make(CONTENT, { groupBy: { favorites: [] } })).toThrow(
      /favorites/,
    );
    expect(() => make('entity-card:kubernetes/other', {})).toThrow(
      /entity-card/,
    );
  });
});
