import { createExtensionTester } from '@backstage/frontend-test-utils';
import { ServicePod } from '@podlight/backstage-plugin-kubernetes-common';
import { render, screen } from '@testing-library/react';
import {
  KubernetesPanelBlueprint,
  KubernetesPodActionBlueprint,
  KubernetesPodColumnBlueprint,
  KubernetesResourceBlueprint,
} from './blueprints';
import { KubernetesResourceColumn } from './types';

const TAB = 'entity-content:kubernetes/kubernetes';

/** Loads a component that shows this. */
const shows = (text: string) => jest.fn(async () => () => <p>{text}</p>);

/** What is handed to a component of ours does not matter here. */
function draw(Component: unknown) {
  const Drawn = Component as () => JSX.Element;
  render(<Drawn />);
}

describe('the blueprints', () => {
  it.each([
    [
      'podActions',
      KubernetesPodActionBlueprint.make({
        name: 'x',
        params: { loader: shows('x') },
      }),
    ],
    [
      'podColumns',
      KubernetesPodColumnBlueprint.make({
        name: 'x',
        params: { title: 'X', component: () => null },
      }),
    ],
    [
      'panels',
      KubernetesPanelBlueprint.make({
        name: 'x',
        params: { title: 'X', loader: shows('x') },
      }),
    ],
    [
      'resources',
      KubernetesResourceBlueprint.make({
        name: 'x',
        params: { definition: 'xs.example.com' },
      }),
    ],
  ])('attach to the %s of the tab', (input, extension) => {
    expect(extension).toMatchObject({ attachTo: { id: TAB, input } });
  });

  it('draw an action when it is needed first', async () => {
    const loader = shows('Do it');
    const action = createExtensionTester(
      KubernetesPodActionBlueprint.make({ name: 'x', params: { loader } }),
    ).get(KubernetesPodActionBlueprint.dataRefs.action);
    expect(action.id).toMatch(/^kubernetes-pod-action:/);
    expect(loader).not.toHaveBeenCalled();
    draw(action.component);
    expect(await screen.findByText('Do it')).toBeVisible();
  });

  it('draw a column at once, and sort by it', () => {
    const component = () => <p>cell</p>;
    const sortValue = ({ row }: ServicePod) => row.name;
    const params = { title: 'Cost', component, sortValue };
    const column = createExtensionTester(
      KubernetesPodColumnBlueprint.make({ name: 'x', params }),
    ).get(KubernetesPodColumnBlueprint.dataRefs.column);
    expect(column).toEqual({
      id: expect.stringMatching(/^kubernetes-pod-column:/),
      ...params,
    });
  });

  it('draw a panel below its heading', async () => {
    const panel = createExtensionTester(
      KubernetesPanelBlueprint.make({
        name: 'x',
        params: { title: 'Costs', loader: shows('1 €') },
      }),
    ).get(KubernetesPanelBlueprint.dataRefs.panel);
    expect(panel.title).toBe('Costs');
    draw(panel.component);
    expect(await screen.findByText('1 €')).toBeVisible();
  });

  describe('of a custom resource', () => {
    const make = (more: {
      readonly title?: string;
      readonly column?: KubernetesResourceColumn;
      readonly loader?: ReturnType<typeof shows>;
      readonly action?: ReturnType<typeof shows>;
    }) =>
      createExtensionTester(
        KubernetesResourceBlueprint.make({
          name: 'x',
          params: { definition: 'xs.example.com', ...more },
        }),
      ).get(KubernetesResourceBlueprint.dataRefs.resource);

    it('need no more than its API', () => {
      expect(make({})).toMatchObject({
        definition: 'xs.example.com',
        title: undefined,
        column: undefined,
        component: undefined,
        action: undefined,
      });
    });

    it('draw its details and its action, each by its own loader', async () => {
      const column = { title: 'Y', component: () => null };
      const resource = make({
        title: 'Details',
        column,
        loader: shows('the details'),
        action: shows('the action'),
      });
      expect(resource).toMatchObject({ title: 'Details', column });
      draw(resource.component);
      expect(await screen.findByText('the details')).toBeVisible();
      draw(resource.action);
      expect(await screen.findByText('the action')).toBeVisible();
    });
  });
});
