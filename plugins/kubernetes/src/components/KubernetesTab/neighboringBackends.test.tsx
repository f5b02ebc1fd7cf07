import { renderInTestApp } from '@backstage/frontend-test-utils';
import { kubernetesApiRef } from '@podlight/backstage-plugin-kubernetes-react';
import { screen, within } from '@testing-library/react';
import {
  EARLIEST_BACKEND,
  EARLIEST_PODS,
  LATER_ROUTES,
} from '../../fixtures/earliestBackend';
import { NEWER_ANSWERS, Recording } from '../../fixtures/otherVersions';
import { recordedClient } from '../../__testUtils__/recordedBackend';
import { showTabOver } from '../../__testUtils__/showTab';
import { ClustersPage } from '../ClustersPage';

// Each draws the whole tab, which takes its time on a busy machine.
jest.setTimeout(60_000);

const INSTALL = /Install @podlight\/backstage-plugin-kubernetes-backend \d/;
const NONSENSE = /undefined|NaN|\[object|function/;

const showTab = (recording: Recording, query: string) =>
  showTabOver(recordedClient(recording), query);

function showClusters(recording: Recording, route = '/kubernetes') {
  renderInTestApp(<ClustersPage />, {
    apis: [[kubernetesApiRef, recordedClient(recording)]],
    initialRouteEntries: [route],
  });
}

afterEach(() => {
  const nonsense = NONSENSE.exec(document.body.textContent ?? '');
  if (nonsense) throw new Error(`The screen says ${nonsense[0]}.`);
});

describe('the first backend', () => {
  it('has all of its pods counted, its findings explained and its workloads listed', async () => {
    const user = await showTab(EARLIEST_BACKEND, '?view=table&objects=all');
    await screen.findByRole('rowheader', { name: /dice-4/ });
    const names = screen
      .getAllByRole('rowheader')
      .filter(each => /dice-\d/.test(each.textContent ?? ''));
    expect(names).toHaveLength(EARLIEST_PODS);
    expect(screen.getByText('seed')).toBeVisible();
    await user.click(screen.getAllByRole('button', { name: /^Help/ })[0]);
    expect(await screen.findByRole('dialog')).toHaveTextContent(
      /panic: no dice/,
    );
  });

  it('has events, logs and manifests read', async () => {
    const user = await showTab(EARLIEST_BACKEND, '?pod=eu/games/dice-2');
    const drawer = await screen.findByRole('dialog');
    for (const [tab, words] of [
      ['Events', 'Back-off restarting failed container'],
      ['Logs', 'panic: no dice'],
      ['YAML', 'name: dice-2'],
    ]) {
      await user.click(within(drawer).getByRole('tab', { name: tab }));
      expect(
        (await within(drawer).findAllByText(new RegExp(words)))[0],
      ).toBeVisible();
    }
  });

  it('says where usage would be which package to upgrade', async () => {
    await showTab(EARLIEST_BACKEND, '?pod=eu/games/dice-1');
    expect((await screen.findAllByText(INSTALL))[0]).toBeVisible();
  });

  it('says where merged logs would be which package to upgrade', async () => {
    await showTab(EARLIEST_BACKEND, '?logs=merged');
    expect(await screen.findByText(INSTALL)).toBeVisible();
    expect(screen.queryByText(/pod is gone/)).not.toBeInTheDocument();
  });

  it('says on the page of the clusters which package to upgrade', async () => {
    showClusters(EARLIEST_BACKEND);
    expect(await screen.findByText(INSTALL)).toBeVisible();
  });
});

/** The row of a workload, or the line of another object, by its name. */
async function findObject(name: string) {
  const buttons = await screen.findAllByRole('button', {
    name: new RegExp(`(^| )${name}( |$)`),
  });
  // Others only name it.
  const own = buttons.find(({ dataset }) => dataset.object !== undefined);
  return own?.closest('tr, li');
}

describe('the first answers of routes that came later', () => {
  it('are read by the page of the clusters', async () => {
    showClusters(LATER_ROUTES, '/kubernetes?diagnose=eu');
    const eu = await screen.findByRole('row', {
      name: /^Europe/,
      hidden: true,
    });
    expect(eu).toHaveTextContent('The API server didn’t respond in time');
    const dialog = await screen.findByRole('dialog');
    expect(await within(dialog).findAllByRole('listitem')).toHaveLength(5);
  });

  it('are read as objects', async () => {
    await showTab(LATER_ROUTES, '?objects=all');
    for (const name of ['dice-web', 'dice-in', 'dice-scaler', 'dice-disk']) {
      expect(await findObject(name)).toBeInTheDocument();
    }
  });

  it('are read as usage', async () => {
    await showTab(LATER_ROUTES, '?pod=eu/games/dice-1');
    expect((await screen.findAllByText(/^Measured/))[0]).toBeVisible();
  });

  it('are read as merged logs', async () => {
    await showTab(LATER_ROUTES, '?logs=merged');
    const dialog = within(await screen.findByRole('dialog'));
    expect(await dialog.findByText(/panic: no dice/)).toBeVisible();
  });
});

describe('a newer backend', () => {
  it('has clusters in conditions that are not known shown by the names of these', async () => {
    showClusters(NEWER_ANSWERS);
    for (const condition of ['draining', 'constructor']) {
      const row = await screen.findByRole('row', {
        name: new RegExp(`^${condition}-eu`),
      });
      expect(within(row).getAllByText(condition)[0]).toBeVisible();
      expect(row).toHaveTextContent('throttled');
      expect(row).toHaveTextContent('embargoed');
      expect(row.querySelector('[data-state]')).toHaveAttribute(
        'data-state',
        'unknown',
      );
    }
  });

  it('has steps and outcomes of a diagnosis shown by their names', async () => {
    showClusters(NEWER_ANSWERS, '/kubernetes?diagnose=draining-eu');
    const dialog = await screen.findByRole('dialog');
    const steps = await within(dialog).findAllByRole('listitem');
    expect(steps[1]).toHaveTextContent('customs: failed');
    expect(steps[2]).toHaveTextContent(/postponed/);
    expect(dialog).not.toHaveTextContent('All checks passed');
  });

  it('has objects with types, phases and states that are not known shown by their names', async () => {
    await showTab(NEWER_ANSWERS, '?objects=all');
    for (const [name, words] of [
      ['door', 'door'],
      ['mesh', 'Mesh'],
      ['disk', 'Migrating'],
      ['slow', 'suspended'],
      ['scaler', 'Flock dice'],
    ]) {
      expect(await findObject(name)).toHaveTextContent(words);
    }
  });

  it('has events of other types shown', async () => {
    await showTab(NEWER_ANSWERS, '?pod=eu/games/dice-2&tab=events');
    expect(await screen.findByText('trust is low')).toBeVisible();
  });

  it('has usage of other states told by their names', async () => {
    await showTab(NEWER_ANSWERS, '?pod=eu/games/dice-1');
    expect((await screen.findAllByText(/estimated/))[0]).toBeVisible();
  });

  it('has merged logs read beside messages that are not known', async () => {
    await showTab(NEWER_ANSWERS, '?logs=merged');
    expect(await screen.findByText(/rolled a six/)).toBeVisible();
    expect(await screen.findByText(/that is all for today/)).toBeVisible();
  });
});
