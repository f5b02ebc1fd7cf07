import {
  ObjectRow,
  WorkloadRow,
} from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import { aCluster, aHello } from '../../fixtures';
import { Later } from '../../__testUtils__/Later';
import { showTab } from '../../__testUtils__/showTab';

const deployment = (uid?: string): WorkloadRow => ({
  ...{ kind: 'Deployment', namespace: 'games', name: 'dice' },
  ...{ desired: 1, ready: 1, ...(uid && { uid }) },
});

const eu = (...workloads: readonly WorkloadRow[]) =>
  aCluster('eu', [], { workloads });

const findDrawer = () => screen.findByRole('dialog', { name: 'dice' });

async function open(...workloads: readonly WorkloadRow[]) {
  const later = new Later();
  const user = await showTab(
    [aHello(['eu']), eu(...workloads)],
    {
      updates: () => later,
      objectEvents: () => [
        { type: 'Normal', reason: 'Scaled', message: 'up to 1', count: 1 },
      ],
    },
    '?object=Deployment/games/dice',
  );
  await findDrawer();
  return { later, user };
}

describe('an object that was deleted and made again under its name', () => {
  it('is not shown in the place of the first until the reader wants it', async () => {
    const { later, user } = await open(deployment('u-1'));
    expect(screen.getByRole('tab', { name: 'Overview' })).toBeVisible();
    await later.send(eu(deployment('u-2')));
    const drawer = within(await findDrawer());
    expect(drawer.getByText('This object was deleted')).toBeVisible();
    expect(drawer.queryByRole('tab')).not.toBeInTheDocument();
    await user.click(drawer.getByRole('button', { name: 'Show the new one' }));
    expect(drawer.getByRole('tab', { name: 'Overview' })).toBeVisible();
    expect(drawer.queryByText('This object was deleted')).toBeNull();
  });

  it('leaves nothing of the new one around the notice', async () => {
    const definition = 'kafkas.kafka.strimzi.io';
    const kafka = (uid: string, state: 'healthy' | 'failing'): ObjectRow => ({
      ...{ kind: 'Kafka', namespace: 'games', name: 'log' },
      customResource: {
        ...{ definition, state, uid },
        createdAt: '2026-08-20T09:00:00Z',
      },
    });
    const withKafka = (object: ObjectRow) =>
      aCluster('eu', [], { objects: [object] });
    const later = new Later();
    await showTab(
      [aHello(['eu']), withKafka(kafka('u-1', 'healthy'))],
      { updates: () => later },
      '?object=Kafka/games/log',
      {
        resources: [
          {
            id: 'restart',
            definition,
            action: () => <button type="button">Restart</button>,
          },
        ],
      },
    );
    const find = () => screen.findByRole('dialog', { name: 'log' });
    const head = async () =>
      within(await find()).getByText(/^Kafka · eu · /).textContent;
    expect(
      within(await find()).getByRole('button', { name: 'Restart' }),
    ).toBeVisible();
    expect(await head()).toMatch(/Age/);
    await later.send(withKafka(kafka('u-2', 'failing')));
    const drawer = within(await find());
    expect(drawer.getByText('This object was deleted')).toBeVisible();
    expect(drawer.queryByRole('button', { name: 'Restart' })).toBeNull();
    expect(await head()).not.toMatch(/Age/);
    expect((await find()).querySelector('[data-state]')).toBeNull();
  });

  it('keeps the focus in the drawer when it comes and when it is accepted', async () => {
    const { later, user } = await open(deployment('u-1'));
    const drawer = within(await findDrawer());
    const heading = drawer.getByRole('heading', { name: 'dice' });
    await user.click(drawer.getByRole('tab', { name: 'Overview' }));
    await later.send(eu(deployment('u-2')));
    expect(heading).toHaveFocus();
    await user.click(drawer.getByRole('button', { name: 'Show the new one' }));
    expect(heading).toHaveFocus();
    // Keys reach the drawer.
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('takes no focus from the page', async () => {
    const { later } = await open(deployment('u-1'));
    const row = screen.getByRole('button', { name: 'dice Deployment' });
    row.focus();
    await later.send(eu(deployment('u-2')));
    expect(row).toHaveFocus();
  });

  it('is another one also where it was gone for a while', async () => {
    const { later } = await open(deployment('u-1'));
    await later.send(eu());
    expect(
      screen.getByRole('dialog', { name: 'This object no longer exists' }),
    ).toBeVisible();
    await later.send(eu(deployment('u-2')));
    expect(
      within(await findDrawer()).getByText('This object was deleted'),
    ).toBeVisible();
  });

  it('is what a reader sees who opens it again', async () => {
    const { later, user } = await open(deployment('u-1'));
    await later.send(eu(deployment('u-2')));
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await user.click(screen.getByRole('button', { name: 'dice Deployment' }));
    expect(
      within(await findDrawer()).getByRole('tab', { name: 'Overview' }),
    ).toBeVisible();
  });

  it('cannot be told where a backend sends no uid', async () => {
    const { later } = await open(deployment());
    await later.send(eu({ ...deployment(), ready: 0 }));
    expect(
      within(await findDrawer()).getByRole('tab', { name: 'Overview' }),
    ).toBeVisible();
  });
});
