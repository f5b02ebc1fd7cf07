import { renderInTestApp } from '@backstage/frontend-test-utils';
import { KubernetesPanel } from '@podlight/backstage-plugin-kubernetes-react';
import { screen } from '@testing-library/react';
import { anEntity } from '../fixtures';
import { PanelSlot } from './PanelSlot';
import { SlotsProvider } from './SlotsContext';

it('draws each panel under its heading, and keeps the fault of one from the others', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => {});
  const panels: readonly KubernetesPanel[] = [
    {
      id: 'broken',
      title: 'Cost',
      component: () => {
        throw new Error('no prices');
      },
    },
    {
      id: 'quota',
      title: 'Quota',
      component: ({ entity }) => <p>of {entity.metadata.name}</p>,
    },
  ];
  renderInTestApp(
    <SlotsProvider value={{ panels }}>
      <PanelSlot entity={anEntity()} pods={[]} findings={[]} />
    </SlotsProvider>,
  );
  expect(
    await screen.findByRole('region', { name: 'Quota' }),
  ).toHaveTextContent('of dice-roller');
  expect(screen.getByRole('region', { name: 'Cost' })).toHaveTextContent(
    'no prices',
  );
});
