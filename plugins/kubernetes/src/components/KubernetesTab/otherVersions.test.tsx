import { OTHER_VERSION_CODE } from '@podlight/backstage-plugin-kubernetes-common';
import { screen, within } from '@testing-library/react';
import {
  NEWER_BACKEND,
  OLDER_BACKEND,
  RECORDED_PODS,
} from '../../fixtures/otherVersions';
import { recordedClient } from '../../__testUtils__/recordedBackend';
import { refusal, showTab, showTabOver } from '../../__testUtils__/showTab';

// Each draws the whole tab, which takes its time on a busy machine.
jest.setTimeout(60_000);

const showRecorded = (live: readonly string[], query = '') =>
  showTabOver(recordedClient({ live, usage: '{"clusters":[]}' }), query);

/** What the chips of the summary add up to. */
async function chips(): Promise<readonly string[]> {
  const group = await screen.findByRole('group', {
    name: 'Filter by status',
  });
  return within(group)
    .getAllByRole('button')
    .map(button => button.textContent ?? '');
}

const addCounts = (texts: readonly string[]) =>
  texts.reduce((sum, text) => sum + Number.parseInt(text, 10), 0);

describe('a backend of a newer version', () => {
  it('shows and counts pods in states that are not known', async () => {
    await showRecorded(NEWER_BACKEND);
    await screen.findAllByText(/PodQuarantined/);
    const texts = await chips();
    expect(texts).toEqual([`${RECORDED_PODS} unknown`]);
    const bar = screen
      .getAllByRole('img')
      .map(each => each.getAttribute('aria-label'));
    expect(bar).toContain(`${RECORDED_PODS} unknown`);
    expect(document.body).not.toHaveTextContent(/undefined|NaN|\[object/);
  });

  it.each(['', '&group=status', '&group=workload', '&status=unknown'])(
    'has a row for each of them in the table %s',
    async query => {
      await showRecorded(NEWER_BACKEND, `?view=table${query}`);
      await screen.findAllByText(/PodQuarantined/);
      const names = screen
        .getAllByRole('rowheader')
        .map(each => each.textContent ?? '')
        .filter(text => /dice-\d/.test(text));
      expect(names).toHaveLength(RECORDED_PODS);
      expect(document.body).toHaveTextContent(/quarantined \(unknown to/);
      expect(document.body).toHaveTextContent(/evacuating \(unknown to/);
      expect(document.body).toHaveTextContent(/constructor \(unknown to/);
    },
  );

  it('filters by the name of a state that is not known', async () => {
    await showRecorded(NEWER_BACKEND, '?view=table&q=status:quarantined');
    await screen.findByRole('rowheader', { name: /dice-2/ });
    const names = screen
      .getAllByRole('rowheader')
      .flatMap(each => /dice-\d/.exec(each.textContent ?? '') ?? []);
    expect(names.sort()).toEqual(['dice-2', 'dice-3']);
    expect(document.body).not.toHaveTextContent(/Unknown status/);
  });

  it('says of a phase that is not known what it is called and what to upgrade', async () => {
    await showRecorded(NEWER_BACKEND);
    expect((await screen.findAllByText(/“paused”/))[0]).toBeVisible();
  });

  it('opens Help for a class, severity and evidence that are not known', async () => {
    const user = await showRecorded(NEWER_BACKEND);
    await screen.findAllByText(/PodQuarantined/);
    await user.click(screen.getAllByRole('button', { name: /^Help/ })[0]);
    const help = await screen.findByRole('dialog');
    expect(help).toHaveTextContent(/PodQuarantined/);
    expect(help).toHaveTextContent(/metric.*trust/);
    expect(help).not.toHaveTextContent(/undefined|NaN|\[object/);
  });

  it('shows kinds and states of objects that are not known by their names', async () => {
    await showRecorded(NEWER_BACKEND, '?objects=all');
    expect(await screen.findByText('retrying')).toBeInTheDocument();
    expect(screen.getAllByText(/^Flock/).length).toBeGreaterThan(0);
    expect(document.body).not.toHaveTextContent(/undefined|NaN|\[object/);
  });
});

describe('a backend of an older version', () => {
  it('shows and counts every pod without the fields that it does not send', async () => {
    await showRecorded(OLDER_BACKEND, '?view=table');
    await screen.findByRole('rowheader', { name: /dice-6/ });
    expect(addCounts(await chips())).toBe(RECORDED_PODS);
    const names = screen
      .getAllByRole('rowheader')
      .map(each => each.textContent ?? '')
      .filter(text => /dice-\d/.test(text));
    expect(names).toHaveLength(RECORDED_PODS);
    expect(document.body).not.toHaveTextContent(/undefined|NaN|\[object/);
  });
});

describe('versions that do not fit', () => {
  it.each([
    [
      'of this version',
      'Upgrade @podlight/backstage-plugin-kubernetes-backend to it',
      OTHER_VERSION_CODE,
    ],
    [
      'without the code',
      'Podlight has no such route. Frontend and backend have to fit.',
      undefined,
    ],
  ])(
    'do not blame the entity for a path that a backend %s does not know',
    async (_, message, code) => {
      const end = await refusal(404, message, code);
      await showTab([], { end });
      const alert = await screen.findByRole('alert');
      expect(alert).toHaveTextContent(/versions don’t match/);
      expect(alert).toHaveTextContent(message);
      expect(alert).not.toHaveTextContent(/Entity .* not found/);
    },
  );

  const hello = (version: number) => [
    JSON.stringify({ ...JSON.parse(OLDER_BACKEND[0]), version }),
  ];

  it('names the frontend where it is behind, not a lost connection', async () => {
    await showRecorded(hello(2));
    const alert = await screen.findByRole('alert');
    expect(alert).toHaveTextContent(/versions don’t match/);
    expect(alert).toHaveTextContent(
      /Upgrade @podlight\/backstage-plugin-kubernetes to/,
    );
    expect(alert).not.toHaveTextContent(/connection is lost/i);
  });

  it('names the backend where that is behind', async () => {
    await showRecorded(hello(0));
    expect(await screen.findByRole('alert')).toHaveTextContent(
      /Upgrade @podlight\/backstage-plugin-kubernetes-backend to/,
    );
  });
});
