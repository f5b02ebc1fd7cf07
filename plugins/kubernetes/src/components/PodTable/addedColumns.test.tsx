import { renderInTestApp } from '@backstage/frontend-test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import {
  KubernetesPodColumn,
  kubernetesApiRef,
} from '@podlight/backstage-plugin-kubernetes-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useLocation } from 'react-router-dom';
import {
  aCluster,
  aHello,
  anEntity,
  aPodRow,
  FakeKubernetesApi,
} from '../../fixtures';
import { KubernetesTab } from '../KubernetesTab';

const buildNumber = (labels: Readonly<Record<string, string>>) =>
  labels.build === undefined ? undefined : Number(labels.build);

const columns: readonly KubernetesPodColumn[] = [
  {
    id: 'column:own/build',
    title: 'Build',
    component: ({ pod }) => <b>{pod.row.labels.build}</b>,
    sortValue: pod => buildNumber(pod.row.labels),
  },
  {
    id: 'column:own/team',
    title: 'Team',
    component: ({ pod }) => <i>{pod.row.labels.team}</i>,
  },
];

function Query() {
  return <output aria-label="query">{useLocation().search}</output>;
}

function show(query: string) {
  const pods = [
    aPodRow({ name: 'dice-1', labels: { build: '10' } }),
    aPodRow({ name: 'dice-2', labels: { build: '9' } }),
    aPodRow({ name: 'dice-3', labels: {} }),
  ];
  renderInTestApp(
    <EntityProvider entity={anEntity()}>
      <KubernetesTab podColumns={columns} />
      <Query />
    </EntityProvider>,
    {
      apis: [
        [
          kubernetesApiRef,
          new FakeKubernetesApi({
            messages: [aHello(['eu']), aCluster('eu', pods)],
          }),
        ],
      ],
      initialRouteEntries: [`/${query}`],
    },
  );
  return userEvent.setup();
}

const order = () =>
  screen
    .getAllByRole('rowheader')
    .map(each => each.textContent)
    .filter(text => text?.startsWith('dice-'));

const sorted = () =>
  screen
    .getAllByRole('columnheader')
    .filter(each => each.hasAttribute('aria-sort'))
    .map(each => [each.textContent, each.getAttribute('aria-sort')]);

describe('a column that an extension has added', () => {
  it('is sorted by the value of the extension, and the URL keeps the order', async () => {
    const user = show('?view=table');
    const head = await screen.findByRole('columnheader', { name: 'Build' });
    await user.click(within(head).getByRole('button'));
    expect(order()).toEqual(['dice-2', 'dice-1', 'dice-3']);
    expect(sorted()).toEqual([['Build', 'ascending']]);
    await user.click(within(head).getByRole('button'));
    expect(order()).toEqual(['dice-1', 'dice-2', 'dice-3']);
    expect(sorted()).toEqual([['Build', 'descending']]);
    const query = screen.getByRole('status', { name: 'query' }).textContent;
    expect(new URLSearchParams(query ?? '').get('sort')).toBe(
      '-column:own/build',
    );
  });

  it('is sorted at once by a link', async () => {
    show('?view=table&sort=column:own/build');
    await screen.findByRole('columnheader', { name: 'Build' });
    expect(order()).toEqual(['dice-2', 'dice-1', 'dice-3']);
  });

  it.each(['column:own/team', 'column:gone/since', 'weather'])(
    'leaves the rows in order of their names where %s cannot be sorted',
    async column => {
      show(`?view=table&sort=-${column}`);
      const head = await screen.findByRole('columnheader', { name: 'Team' });
      expect(within(head).queryByRole('button')).not.toBeInTheDocument();
      expect(order()).toEqual(['dice-1', 'dice-2', 'dice-3']);
      expect(sorted()).toEqual([['Name', 'ascending']]);
    },
  );
});
