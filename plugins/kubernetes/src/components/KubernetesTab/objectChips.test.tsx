import { ObjectRow } from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import { aCluster, aHello, aPodRow } from '../../fixtures';
import { showTab, viewQuery } from '../../__testUtils__/showTab';

const kafka = (name: string, state: 'failing' | 'suspended'): ObjectRow => ({
  ...{ kind: 'Kafka', namespace: 'games', name },
  customResource: { definition: 'kafkas.kafka.strimzi.io', state },
});

const messages = [
  aHello(['eu']),
  aCluster('eu', [aPodRow({ name: 'dice-1' })], {
    objects: [kafka('log', 'failing'), kafka('jobs', 'suspended')],
  }),
];

const listed = () =>
  within(screen.getByRole('list', { name: 'Other objects' }))
    .getAllByRole('listitem')
    .map(({ textContent }) => /Kafka (\w+)/.exec(textContent ?? '')?.[1]);

describe('the chips of objects', () => {
  it('open the list with those in that state, and the pods stay', async () => {
    const scrolled = jest.spyOn(Element.prototype, 'scrollIntoView');
    const user = await showTab(messages);
    expect(screen.queryByRole('list', { name: 'Other objects' })).toBeNull();
    const chip = await screen.findByRole('button', {
      name: '1 object suspended',
    });
    scrolled.mockClear();
    await user.click(chip);
    expect(viewQuery().get('objectStatus')).toBe('suspended');
    expect(listed()).toEqual(['jobs']);
    expect(scrolled).toHaveBeenCalledTimes(1);
    // The nearest edge would be the bottom of the window, with the list below it.
    expect(scrolled).toHaveBeenCalledWith({ block: 'start' });
    expect(screen.getByRole('button', { name: /^dice-1/ })).toBeVisible();
    await user.click(screen.getByRole('button', { name: '1 object failing' }));
    expect(viewQuery().get('objectStatus')).toBe('suspended,failing');
    expect(listed().sort()).toEqual(['jobs', 'log']);
    expect(scrolled).toHaveBeenCalledTimes(1);
  });

  it('are pressed with the keyboard, and released', async () => {
    const user = await showTab(messages, {}, '?objectStatus=suspended');
    const chip = await screen.findByRole('button', {
      name: '1 object suspended',
    });
    expect(chip).toHaveAttribute('aria-pressed', 'true');
    expect(listed()).toEqual(['jobs']);
    chip.focus();
    await user.keyboard(' ');
    expect(viewQuery().get('objectStatus')).toBeNull();
    expect(screen.queryByRole('list', { name: 'Other objects' })).toBeNull();
  });

  it('list objects whatever states of pods are chosen', async () => {
    const user = await showTab(messages, {}, '?status=ready');
    await user.click(
      await screen.findByRole('button', { name: '1 object suspended' }),
    );
    expect(viewQuery().get('status')).toBe('ready');
    expect(listed()).toEqual(['jobs']);
  });

  it('open a list that was closed before', async () => {
    const user = await showTab(messages, {}, '?objects=closed');
    await user.click(
      await screen.findByRole('button', { name: '1 object failing' }),
    );
    expect(listed()).toEqual(['log']);
  });

  it('leave a list open that the reader opened', async () => {
    const user = await showTab(messages, {}, '?objects=all');
    const chip = await screen.findByRole('button', {
      name: '1 object suspended',
    });
    await user.click(chip);
    await user.click(chip);
    expect(viewQuery().get('objectStatus')).toBeNull();
    expect(listed().sort()).toEqual(['jobs', 'log']);
  });
});
