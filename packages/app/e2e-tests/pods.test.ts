import { expect } from '@playwright/test';
import {
  choose,
  chooseTheme,
  expectAccessible,
  openTab,
  pods,
  THEMES,
} from './support';
import { test } from './test';

test('a tile tells about its pod when it is pointed at, or focused', async ({
  page,
}) => {
  await openTab(page, 'dice-roller');
  const tile = pods(page, /^dice-roller-scores.*failing/).first();
  await tile.hover();
  await expect(page.getByRole('tooltip')).toContainText('CrashLoopBackOff');
  await page.mouse.move(0, 0);
  await expect(page.getByRole('tooltip')).toHaveCount(0);
  await tile.focus();
  await expect(page.getByRole('tooltip')).toContainText('Restarts');
  await page.keyboard.press('ArrowLeft');
  await expect(tile).not.toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(tile).toBeFocused();
});

test('tiles come in three sizes, and the largest has names', async ({
  page,
}) => {
  await openTab(page, 'checkout');
  const tile = pods(page, /^checkout-\w+-\w+/).first();
  const width = async () => (await tile.boundingBox())?.width ?? 0;
  const chooseSize = (size: string) =>
    choose(page.getByRole('radio', { name: size }));
  await chooseSize('Small');
  await expect(page).toHaveURL(/size=s/);
  const small = await width();
  await chooseSize('Medium');
  await expect.poll(width).toBeGreaterThan(small);
  const medium = await width();
  await chooseSize('Large');
  await expect.poll(width).toBeGreaterThan(medium);
  await expect(tile).toContainText(/checkout-\w+/);
  await expect(page).toHaveURL(/size=l/);
});

test('the table has the same pods under the same filters, and is sorted', async ({
  page,
}) => {
  await openTab(page, 'checkout', '?status=failing');
  await expect(page.getByText('Showing 6 of 90 pods')).toBeVisible();
  await choose(page.getByRole('radio', { name: 'Table' }));
  const rows = page.getByRole('row').filter({ hasText: 'CrashLoopBackOff' });
  await expect(rows).toHaveCount(6);
  const restarts = page.getByRole('columnheader', { name: 'Restarts' });
  await restarts.getByRole('button').click();
  await expect(restarts).toHaveAttribute('aria-sort', 'descending');
  await page.reload();
  await expect(restarts).toHaveAttribute('aria-sort', 'descending');
  await expect(rows).toHaveCount(6);
});

test('what failing pods have in common is said, and one click groups by it', async ({
  page,
}) => {
  await openTab(page, 'checkout');
  const note = page.getByRole('note');
  await expect(note).toContainText(/All 6 failing pods run 5\.3\.0/);
  await note.getByRole('button', { name: /^Group by/ }).click();
  await expect(page.getByRole('combobox', { name: 'Group by' })).toHaveValue(
    'version',
  );
  const group = page.getByRole('listitem').filter({
    has: page.getByRole('heading', { name: '5.3.0' }),
  });
  await expect(group).toContainText('10/16 ready');
});

test('pods are grouped by two dimensions, one of them a label', async ({
  page,
}) => {
  await openTab(page, 'dice-roller');
  await page
    .getByRole('combobox', { name: 'Group by' })
    .selectOption('label:app.kubernetes.io/component');
  await page.getByRole('combobox', { name: 'then' }).selectOption('cluster');
  const scores = page
    .getByRole('listitem')
    .filter({ has: page.getByRole('heading', { name: 'scores', level: 4 }) });
  await expect(
    scores.getByRole('heading', { name: 'Production US', level: 5 }),
  ).toBeVisible();
  await scores.getByRole('button', { name: 'scores', exact: true }).click();
  await expect(scores.getByRole('heading', { level: 5 })).toHaveCount(0);
  await expect
    .poll(() => new URL(page.url()).searchParams.get('group'))
    .toBe('label:app.kubernetes.io/component,cluster');
});

test('the filter counts as one types, says what it cannot read, and never leaves nothing unexplained', async ({
  page,
}) => {
  await openTab(page, 'checkout');
  const section = page.getByRole('region', { name: 'Pods', exact: true });
  await expect(section.getByText('90 pods', { exact: true })).toBeVisible();
  const tile = pods(page, /cluster prod-eu/).first();
  await tile.focus();
  await page.keyboard.press('/');
  const filter = page.getByRole('searchbox', { name: 'Filter pods' });
  await expect(filter).toBeFocused();
  await filter.fill('restarts:>3 cluster:prod-eu');
  await expect(page.getByText('Showing 4 of 90 pods')).toBeVisible();
  await filter.fill('restarts:>many');
  await expect(filter).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('Showing 4 of 90 pods')).toBeVisible();
  await filter.fill('basket');
  await expect(page.getByText('No pods match the filter')).toBeVisible();
  await section.getByRole('button', { name: 'Clear filter' }).click();
  await expect(section.getByText('90 pods', { exact: true })).toBeVisible();
});

test('states stay distinct where the system chooses the colours', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await openTab(page, 'dice-roller');
  const looks = [];
  for (const state of ['failing', 'completed', 'ready']) {
    const tile = pods(page, new RegExp(`, ${state}\\b.*cluster prod-`)).first();
    looks.push((await tile.screenshot()).toString('base64'));
    expect(await tile.evaluate(element => element.getAnimations().length)).toBe(
      0,
    );
  }
  expect(new Set(looks).size).toBe(looks.length);
});

test('a component of which nothing runs says what was looked for; one that is no service has no tab', async ({
  page,
}) => {
  await openTab(page, 'almanac');
  const empty = page.getByRole('heading', {
    name: 'No pods match this entity',
  });
  await expect(empty).toBeVisible();
  await expect(
    page.getByText('kubectl get pods -A -l backstage.io/kubernetes-id=almanac'),
  ).toBeVisible();
  await expectAccessible(page);

  await page.goto('/catalog/default/component/rulebook');
  await expect(
    page.getByRole('heading', { name: 'rulebook' }).first(),
  ).toBeVisible();
  await expect(
    page.getByRole('link', { name: 'Kubernetes', exact: true }),
  ).toHaveCount(0);
  await expect(
    page.getByRole('region', { name: 'Kubernetes', exact: true }),
  ).toHaveCount(0);
});

for (const theme of THEMES) {
  test(`the table, large tiles and an empty result have no accessibility violations in ${theme}`, async ({
    page,
  }) => {
    await chooseTheme(page, theme);
    for (const query of [
      '?view=table&status=failing',
      '?size=l&group=version,zone&status=failing',
      '?q=basket',
    ]) {
      await openTab(page, 'checkout', query);
      await expect(page.getByText(/^Showing \d+ of 90 pods/)).toBeVisible();
      await expectAccessible(page);
    }
  });
}
