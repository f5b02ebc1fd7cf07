import { Entity } from '@backstage/catalog-model';
import { createExtensionTester } from '@backstage/frontend-test-utils';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
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

  it('names the tab', () => {
    expect(content().get(EntityContentBlueprint.dataRefs.title)).toBe(
      'Kubernetes',
    );
    expect(content().get(EntityContentBlueprint.dataRefs.group)).toBe(
      'deployment',
    );
  });
});
