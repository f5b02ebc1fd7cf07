import { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  renderInTestApp,
} from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { screen, within } from '@testing-library/react';
import { aCluster, aHello, aPodRow, FakeKubernetesApi } from './fixtures';
import kubernetesPlugin from './index';

function entityWith(annotations: Record<string, string>): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'dice-roller', annotations },
  };
}

describe('kubernetesPlugin', () => {
  const content = () =>
    createExtensionTester(
      kubernetesPlugin.getExtension('entity-content:kubernetes/kubernetes'),
    );

  it.each([
    [{ 'backstage.io/kubernetes-id': 'dice-roller' }, true],
    [{ 'backstage.io/kubernetes-label-selector': 'app=dice' }, true],
    [{ 'backstage.io/kubernetes-namespace': 'games' }, false],
    [{}, false],
  ])('has a tab for entities annotated with %p: %p', (annotations, isShown) => {
    const filter = content().get(
      EntityContentBlueprint.dataRefs.filterFunction,
    );
    expect(filter?.(entityWith(annotations))).toBe(isShown);
  });

  it('takes what to group by first from its config', async () => {
    const tester = createExtensionTester(
      kubernetesPlugin.getExtension('entity-content:kubernetes/kubernetes'),
      { config: { groupBy: { favourites: ['label:app'] } } },
    );
    const api = new FakeKubernetesApi({
      messages: [aHello(['eu']), aCluster('eu', [aPodRow()])],
    });
    renderInTestApp(
      <EntityProvider entity={entityWith({})}>
        {tester.reactElement()}
      </EntityProvider>,
      { apis: [[kubernetesApiRef, api]] },
    );
    await screen.findByText('1 pod');
    expect(
      within(
        within(screen.getByRole('combobox', { name: 'Group by' })).getByRole(
          'group',
          { name: 'Favourites' },
        ),
      ).getByRole('option', { name: 'app (1)' }),
    ).toBeVisible();
  });

  it('names the tab', () => {
    expect(content().get(EntityContentBlueprint.dataRefs.title)).toBe(
      'Kubernetes',
    );
    expect(content().get(EntityContentBlueprint.dataRefs.group)).toBe(
      'deployment',
    );
  });
});
