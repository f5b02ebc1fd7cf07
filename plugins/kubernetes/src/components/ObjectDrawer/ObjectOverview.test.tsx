import { ObjectRow } from '@podlight/backstage-plugin-kubernetes-common';
import { cleanup, screen, waitFor, within } from '@testing-library/react';
import {
  aCluster,
  aFailedCluster,
  aFinding,
  aHello,
  secondsAgo,
} from '../../fixtures';
import { Later } from '../../__testUtils__/Later';
import { showTab, viewQuery } from '../../__testUtils__/showTab';

const definition = 'rollouts.argoproj.io';
const scope = { kind: 'Rollout', namespace: 'games', name: 'dice' };

const rollout = (
  part: Partial<NonNullable<ObjectRow['customResource']>> = {},
  changes: Partial<ObjectRow> = {},
): ObjectRow => ({
  ...scope,
  ...changes,
  customResource: { definition, ...part },
});

async function open(
  row: ObjectRow,
  changes: Parameters<typeof aCluster>[2] = {},
  later: Parameters<typeof showTab>[0] = [],
  updates?: Later,
) {
  const user = await showTab(
    [
      aHello(['eu']),
      aCluster('eu', [], { objects: [row], ...changes }),
      ...later,
    ],
    updates && { updates: () => updates },
    `?object=${definition}/games/dice`,
  );
  const dialog = await screen.findByRole('dialog', { name: 'dice' });
  return { user, dialog, drawer: within(dialog) };
}

const sections = (dialog: HTMLElement) =>
  within(dialog)
    .getAllByRole('region')
    .map(region => region.getAttribute('aria-label') ?? region.textContent);

describe('the overview of an object', () => {
  it('says that nothing says how it does, and has no empty sections', async () => {
    const { dialog, drawer } = await open(rollout());
    expect(
      drawer.getByText('State unknown: its status doesn’t report one'),
    ).toBeVisible();
    expect(drawer.getByText('Its status has no conditions.')).toBeVisible();
    for (const name of ['What to do', 'Fields', 'Labels', 'Points to']) {
      expect(sections(dialog)).not.toContain(name);
      expect(drawer.queryByRole('region', { name })).not.toBeInTheDocument();
    }
  });

  it('says what a condition said before it changed in front of the reader', async () => {
    const later = new Later();
    const { drawer } = await open(
      rollout(
        {},
        {
          conditions: [{ type: 'Healthy', status: 'False', reason: 'Scaling' }],
        },
      ),
      {},
      [],
      later,
    );
    const since = secondsAgo(5.5 * 3_600);
    const after = rollout({
      others: [{ type: 'Healthy', status: 'True', reason: 'Done', since }],
    });
    const name = 'Seen since you opened this tab';
    expect(drawer.queryByRole('list', { name })).toBeNull();
    await later.send(aCluster('eu', [], { objects: [after] }));
    expect(drawer.getByRole('list', { name })).toHaveTextContent(
      /^False Scaling until 5h/,
    );
  });

  it('explains a failure with the words of its definition', async () => {
    const { drawer } = await open(
      rollout({
        state: 'failing',
        texts: { meaning: 'The canary failed.', steps: ['Look.', 'Retry.'] },
      }),
    );
    expect(
      drawer.getByRole('region', { name: 'What happened' }),
    ).toHaveTextContent('The canary failed.');
    expect(
      within(drawer.getByRole('region', { name: 'What to do' }))
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['Look.', 'Retry.']);
  });

  it('lists its problems, and leads to their help', async () => {
    const finding = aFinding([], { class: 'CustomResourceFailed', scope });
    const other = aFinding([], {
      ...{ id: 'other', class: 'JobBackoffLimitExceeded' },
      scope: { ...scope, kind: 'Job', name: 'other' },
    });
    const { user, drawer } = await open(rollout({ state: 'failing' }), {
      findings: [finding, other],
    });
    const helps = drawer.getAllByRole('button', { name: /^Help/ });
    expect(helps).toHaveLength(1);
    await user.click(helps[0]);
    await waitFor(() =>
      expect(viewQuery().get('finding')).toMatch(/^CustomResourceFailed/),
    );
  });

  it('says since when its state is so, unless that was not read lately', async () => {
    const row = rollout(
      { state: 'failing' },
      {
        conditions: [
          { type: 'Healthy', status: 'False', since: secondsAgo(330) },
        ],
      },
    );
    expect((await open(row)).dialog).toHaveTextContent(/failing ?for 5 min/);
    cleanup();
    const { dialog } = await open(row, {}, [aFailedCluster('eu')]);
    expect(dialog).toHaveTextContent('outdated');
    expect(dialog).not.toHaveTextContent('for 5 min');
  });
});
