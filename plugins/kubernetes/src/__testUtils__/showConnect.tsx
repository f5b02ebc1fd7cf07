import { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  ClusterHead,
  HelloMessage,
  PodRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import {
  aCluster,
  aFinding,
  aHello,
  aPodRow,
  FakeKubernetesApi,
} from '../fixtures';
import { renderLoaded } from './renderLoaded';
import { KubernetesTab } from '../components/KubernetesTab';

/** An entity that links can name an index of. */
export const dice: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'dice', annotations: { 'x.com/index': 'dice-logs' } },
};

function Query() {
  return <output aria-label="query">{useLocation().search}</output>;
}

/** The query of the URL; behind the dialog, so hidden. */
export const query = () =>
  screen.getByRole('status', { name: 'query', hidden: true }).textContent;

/** Shows the tab of a service in these clusters. */
export async function showForConnect(
  options: {
    heads?: readonly ClusterHead[];
    pods?: readonly PodRow[];
    hello?: Partial<HelloMessage>;
    search?: string;
  } = {},
) {
  const { heads = [{ name: 'eu' }], pods = [aPodRow({ name: 'dice-1' })] } =
    options;
  const messages = [
    aHello([], { clusters: heads, ...options.hello }),
    aCluster('eu', pods, { findings: [aFinding(['dice-1'])] }),
    ...heads.slice(1).map(({ name }) => aCluster(name, [])),
  ];
  return renderLoaded(
    <EntityProvider entity={dice}>
      <KubernetesTab />
      <Query />
    </EntityProvider>,
    new FakeKubernetesApi({ messages }),
    { route: `/tab${options.search ?? ''}` },
  );
}

/** Opens the Connect dialog. */
export async function openDialog(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole('button', { name: /^Connect to/ }));
  return screen.findByRole('dialog', { name: /^Connect to/ });
}

/** The command under a heading. */
export function line(dialog: HTMLElement, heading: RegExp) {
  const section = within(dialog).getByRole('region', { name: heading });
  return within(section).getByRole('code').textContent;
}
