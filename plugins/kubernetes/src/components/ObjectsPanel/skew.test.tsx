import { screen, within } from '@testing-library/react';
import {
  aCluster,
  aHello,
  aPodRow,
  aRolledOut,
  aRollout,
} from '../../fixtures';
import { showTab } from '../../__testUtils__/showTab';

const pod = (version: string, hash: string) => {
  const row = aPodRow({
    name: `dice-${hash}`,
    labels: { 'pod-template-hash': hash },
    workload: { kind: 'Deployment', name: 'dice-roller' },
  });
  return {
    ...row,
    containers: row.containers.map(each => ({
      ...each,
      image: `registry.example.com/games/dice-roller:${version}`,
    })),
  };
};

const { lastRollout: _none, ...still } = aRolledOut();
const upToDate = { ...aRolledOut(), desired: 1, ready: 1 };

const clusters = (...old: readonly string[]) => [
  aHello(['eu', ...old]),
  aCluster('eu', [pod('1.4.2', 'new')], { workloads: [upToDate] }),
  ...old.map(name =>
    aCluster(name, [pod('1.4.1', 'old')], {
      workloads: [{ ...still, desired: 1, ready: 1 }],
    }),
  ),
];

const findRow = async () => {
  const table = await screen.findByRole('table', {
    name: 'Workloads by cluster',
  });
  return within(table).getByRole('row', { name: /dice-roller/ });
};

describe('versions that differ between clusters', () => {
  it('says which cluster still runs the version that was replaced elsewhere', async () => {
    await showTab(clusters('ap'), {}, '?objects=all');
    const row = await findRow();
    expect(within(row).getByRole('rowheader')).toHaveTextContent(
      'ap still runs 1.4.1',
    );
    expect(within(row).getByText('still 1.4.1')).toHaveAttribute(
      'title',
      'ap still runs 1.4.1. 1.4.2 was rolled out 10m ago in eu.',
    );
    expect(within(row).getByText('rolled out 10m ago')).toBeVisible();
  });

  it('counts the clusters where there are several', async () => {
    await showTab(clusters('ap', 'us'), {}, '?objects=all');
    expect(within(await findRow()).getByRole('rowheader')).toHaveTextContent(
      '2 clusters still run 1.4.1',
    );
  });

  it('says it in the title of a chip where there are many', async () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    await showTab(clusters(...many), {}, '?objects=all');
    const row = await findRow();
    expect(
      within(row).getByTitle(/^a still runs 1\.4\.1\. 1\.4\.2 was rolled out/),
    ).toHaveTextContent(/still 1\.4\.1/);
  });

  it('does not mention versions that are the same', async () => {
    await showTab(
      [
        aHello(['eu', 'us']),
        ...['eu', 'us'].map(name =>
          aCluster(name, [pod('1.4.2', aRollout().hash!)], {
            workloads: [upToDate],
          }),
        ),
      ],
      {},
      '?objects=all',
    );
    expect(
      within(await findRow()).queryByText(/still/),
    ).not.toBeInTheDocument();
  });
});
