import { Entity } from '@backstage/catalog-model';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  ClusterHead,
  HelloMessage,
  PodRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import {
  aCluster,
  aContainerRow,
  aFailedCluster,
  aFinding,
  aHello,
  aPodRow,
  FakeKubernetesApi,
  POD_IN_STATE,
} from '../../fixtures';
import { renderLoaded } from '../../__testUtils__/renderLoaded';
import { KubernetesTab } from '../KubernetesTab';

const entity: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'dice', annotations: { 'x.com/index': 'dice-logs' } },
};

function Query() {
  return <output aria-label="query">{useLocation().search}</output>;
}

/** Behind the dialog, so hidden. */
const query = () =>
  screen.getByRole('status', { name: 'query', hidden: true }).textContent;

async function show(
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
    <EntityProvider entity={entity}>
      <KubernetesTab />
      <Query />
    </EntityProvider>,
    new FakeKubernetesApi({ messages }),
    { route: `/tab${options.search ?? ''}` },
  );
}

async function openDialog(user: ReturnType<typeof userEvent.setup>) {
  await user.click(await screen.findByRole('button', { name: /^Connect to/ }));
  return screen.findByRole('dialog', { name: /^Connect to/ });
}

function line(dialog: HTMLElement, heading: RegExp) {
  const section = within(dialog).getByRole('region', { name: heading });
  return within(section).getByRole('code').textContent;
}

describe('Connect', () => {
  it('copies one line that leads to the cluster and the namespace', async () => {
    const user = await show({ heads: [{ name: 'eu', title: 'Europe' }] });
    const copied = jest.spyOn(navigator.clipboard, 'writeText');
    const dialog = await openDialog(user);
    expect(dialog).toHaveAccessibleName('Connect to Europe');
    await user.click(
      within(dialog).getByRole('button', {
        name: 'Copy the command that switches',
      }),
    );
    expect(await within(dialog).findByText('Copied')).toBeVisible();
    expect(copied).toHaveBeenCalledWith(
      'kubectl config use-context eu && kubectl config set-context --current --namespace=games',
    );
    // The pod was found by its owner and does not have the label.
    expect(line(dialog, /^Run without switching/)).toBe(
      'kubectl get --context=eu -n games pod/dice-1',
    );
  });

  it('selects the pods that the tab shows: by the label where all have it', async () => {
    const labels = { 'backstage.io/kubernetes-id': 'dice-roller' };
    const user = await show({
      pods: ['dice-1', 'dice-2'].map(name => aPodRow({ name, labels })),
    });
    expect(line(await openDialog(user), /^Run without switching/)).toBe(
      'kubectl get pods --context=eu -n games -l backstage.io/kubernetes-id=dice-roller',
    );
  });

  it('selects the pods that the tab shows: by name where some were found without the label', async () => {
    const labels = { 'backstage.io/kubernetes-id': 'dice-roller' };
    const user = await show({
      pods: [
        aPodRow({ name: 'dice-1', labels }),
        aPodRow({ name: 'dice-2', labels: { app: 'x' } }),
        aPodRow({ name: 'dice-3', namespace: 'test', labels }),
      ],
    });
    expect(line(await openDialog(user), /^Run without switching/)).toBe(
      'kubectl get --context=eu -n games pod/dice-1 pod/dice-2',
    );
  });

  it('speaks oc to those who chose it', async () => {
    const user = await show();
    const dialog = await openDialog(user);
    await user.click(within(dialog).getByRole('radio', { name: 'oc' }));
    expect(line(dialog, /^Run without switching/)).toMatch(/^oc get /);
    expect(dialog).not.toHaveTextContent(/kubectl (get|logs|exec)/);
  });

  it('speaks oc in Help and the next time, too, to those who chose it', async () => {
    const user = await show();
    const dialog = await openDialog(user);
    await user.click(within(dialog).getByRole('radio', { name: 'oc' }));
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));

    await user.click(
      (
        await screen.findAllByRole('button', { name: /^Help/ })
      )[0],
    );
    const help = await screen.findByRole('dialog');
    const commands = within(help)
      .getAllByRole('code')
      .map(code => code.textContent ?? '')
      .filter(text => /(^|\s)-n\s/.test(text));
    expect(commands).not.toEqual([]);
    for (const text of commands) expect(text).toMatch(/^oc /);
    await user.click(within(help).getByRole('button', { name: /^Close/ }));

    expect(line(await openDialog(user), /^Run without/)).toMatch(/^oc get /);
  });

  it('logs in where that is needed, and says how to sign in to the cloud', async () => {
    const user = await show({
      heads: [
        {
          name: 'eu',
          connect: {
            type: 'gcloud',
            project: 'p',
            location: 'europe-west1',
            cluster: 'c',
          },
        },
      ],
    });
    const dialog = await openDialog(user);
    expect(line(dialog, /^Log in and switch to namespace games/)).toMatch(
      /^gcloud container clusters get-credentials .* && kubectl config set-context --current/,
    );
    expect(line(dialog, /aren’t signed in/)).toBe('gcloud auth login');
    expect(
      within(dialog).getByText(/^The login command creates it/),
    ).toBeVisible();
  });

  it('speaks of the tool and the namespace that are chosen, and the URL says which', async () => {
    const user = await show({
      pods: [
        aPodRow({ name: 'dice-1' }),
        aPodRow({ name: 'dice-2', namespace: 'test' }),
      ],
    });
    const dialog = await openDialog(user);
    await user.selectOptions(
      await within(dialog).findByRole('combobox', { name: 'Namespace' }),
      'test',
    );
    await user.click(within(dialog).getByRole('radio', { name: 'kubectx' }));
    expect(line(dialog, /^Switch to namespace test/)).toBe(
      'kubectx eu && kubens test',
    );
    expect(query()).toBe('?connect=eu&namespace=test&tool=kubectx');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(query()).toBe(''));
  });

  it('opens from a link, and goes to other clusters', async () => {
    const user = await show({
      heads: [{ name: 'eu' }, { name: 'us', title: 'America' }],
      search: '?connect=eu&tool=k9s',
      hello: { namespace: 'mine' },
    });
    const dialog = await screen.findByRole('dialog');
    await user.selectOptions(
      within(dialog).getByRole('combobox', { name: 'Cluster' }),
      'America',
    );
    expect(line(dialog, /^Switch to namespace mine/)).toBe(
      'k9s --context=us --namespace=mine',
    );
  });

  it('says of a cluster that is gone that it is gone', async () => {
    await show({ search: '?connect=old' });
    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByText('This cluster is no longer available.'),
    ).toBeVisible();
    expect(within(dialog).queryByRole('code')).not.toBeInTheDocument();
  });

  it('remembers what the reader calls the context', async () => {
    const user = await show();
    const dialog = await openDialog(user);
    const field = within(dialog).getByRole('textbox', { name: /^Context/ });
    expect(field).toHaveAccessibleDescription(
      /^We assume the context is named like/,
    );
    await user.type(field, "it's mine");
    expect(line(dialog, /^Switch to namespace/)).toMatch(
      /^kubectl config use-context 'it'\\''s mine' && /,
    );
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(screen.queryByRole('dialog')).not.toBeInTheDocument(),
    );
    expect(
      within(await openDialog(user)).getByRole('textbox', { name: /^Context/ }),
    ).toHaveValue("it's mine");
  });

  it('says when there is no command', async () => {
    const user = await show({
      heads: [
        {
          name: 'eu',
          connect: { type: 'template', command: 'in {{parameters.tenant}}' },
        },
      ],
    });
    const dialog = await openDialog(user);
    expect(within(dialog).getByText(/^No command available/)).toBeVisible();
  });

  it('is there however pods are grouped', async () => {
    await show({ search: '?group=workload' });
    expect(
      await screen.findByRole('button', { name: 'Connect to eu' }),
    ).toBeVisible();
  });

  it('is there for clusters that cannot be read', async () => {
    await renderLoaded(
      <EntityProvider entity={entity}>
        <KubernetesTab />
      </EntityProvider>,
      new FakeKubernetesApi({
        messages: [aHello(['eu']), aFailedCluster('eu')],
      }),
    );
    expect(
      await screen.findByRole('button', { name: 'Connect to eu' }),
    ).toBeVisible();
  });
});

describe('links to other tools', () => {
  const links = [
    {
      title: 'Logs',
      url: 'https://logs.com/{{annotations.x.com/index}}/{{namespace}}?pod={{pod | default:*}}',
    },
    { title: 'Pods only', url: 'https://pods.com/{{pod}}/{{container}}' },
  ];
  const heads = [
    { name: 'eu', dashboard: { app: 'rancher', url: 'https://r.com' } },
  ] as const;

  it('stand beside a cluster where all that they need is known', async () => {
    await show({ heads, hello: { links } });
    await screen.findByRole('link', { name: /^Logs/ });
    const list = screen.getByRole('list', {
      name: 'Open eu in other tools',
    });
    expect(
      within(list)
        .getAllByRole('link')
        .map(link => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      ['Rancher', 'https://r.com/explorer/workload'],
      ['Logs', 'https://logs.com/dice-logs/games?pod=*'],
    ]);
    for (const link of within(list).getAllByRole('link')) {
      expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    }
  });

  it('stand beside a workload of one cluster', async () => {
    await show({ heads, hello: { links }, search: '?group=workload' });
    expect(
      await screen.findByRole('link', {
        name: 'Rancher: Deployment dice-roller',
      }),
    ).toHaveAttribute(
      'href',
      'https://r.com/explorer/apps.deployment/games/dice-roller',
    );
  });

  it('lead from Help to the pod and the container that fail', async () => {
    const pod = aPodRow({
      name: 'dice-1',
      ...POD_IN_STATE.failing,
      containers: [aContainerRow(), aContainerRow({ name: 'proxy' })],
    });
    const user = await show({ heads, pods: [pod], hello: { links } });
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByRole('link', { name: /^Pods only/ }),
    ).toHaveAttribute('href', 'https://pods.com/dice-1/app');
  });
});
