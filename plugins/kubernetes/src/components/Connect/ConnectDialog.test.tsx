import { EntityProvider } from '@backstage/plugin-catalog-react';
import { screen, waitFor, within } from '@testing-library/react';
import {
  aContainerRow,
  aFailedCluster,
  aHello,
  aPodRow,
  FakeKubernetesApi,
  POD_IN_STATE,
} from '../../fixtures';
import { renderLoaded } from '../../__testUtils__/renderLoaded';
import { KubernetesTab } from '../KubernetesTab';
import {
  dice,
  query,
  showForConnect,
  openDialog,
  line,
} from '../../__testUtils__/showConnect';

describe('Connect', () => {
  it('speaks oc to those who chose it', async () => {
    const user = await showForConnect();
    const dialog = await openDialog(user);
    await user.click(within(dialog).getByRole('radio', { name: 'oc' }));
    expect(line(dialog, /^Run without switching/)).toMatch(/^oc get /);
    expect(dialog).not.toHaveTextContent(/kubectl (get|logs|exec)/);
  });

  it('speaks oc in Help and the next time, too, to those who chose it', async () => {
    const user = await showForConnect();
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
  it('speaks of the tool and the namespace that are chosen, and the URL says which', async () => {
    const user = await showForConnect({
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
    const user = await showForConnect({
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
    await showForConnect({ search: '?connect=old' });
    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByText('This cluster is no longer available.'),
    ).toBeVisible();
    expect(within(dialog).queryByRole('code')).not.toBeInTheDocument();
  });
  it('is there however pods are grouped', async () => {
    await showForConnect({ search: '?group=workload' });
    expect(
      await screen.findByRole('button', { name: 'Connect to eu' }),
    ).toBeVisible();
  });

  it('is there for clusters that cannot be read', async () => {
    await renderLoaded(
      <EntityProvider entity={dice}>
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
    await showForConnect({ heads, hello: { links } });
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
    await showForConnect({
      heads,
      hello: { links },
      search: '?group=workload',
    });
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
    const user = await showForConnect({ heads, pods: [pod], hello: { links } });
    await user.click(await screen.findByRole('button', { name: /^Help/ }));
    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByRole('link', { name: /^Pods only/ }),
    ).toHaveAttribute('href', 'https://pods.com/dice-1/app');
  });
});
