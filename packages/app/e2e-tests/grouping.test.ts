import { expect, Page } from '@playwright/test';
import { chooseTheme, expectAccessible, openTab } from './support';
import { test } from './test';

const groupHeadings = (page: Page) => page.getByRole('heading', { level: 4 });

test('an annotation that failing pods share is one click away from its groups, and a link keeps them', async ({
  page,
}) => {
  await openTab(page, 'payments');
  await expect(page.getByRole('note')).toContainText(
    '6 of 7 failing pods have the annotation config-version=r42',
  );
  await page.getByRole('button', { name: 'Group by config-version' }).click();
  await expect(groupHeadings(page)).toHaveText([
    'r41',
    'r42',
    'Without config-version',
  ]);
  const then = page.getByRole('combobox', { name: 'then' });
  await then.selectOption('zone');
  const group = page.getByRole('button', { name: 'r41', exact: true });
  await group.click();
  await expect(group).toHaveAttribute('aria-expanded', 'false');

  await page.reload();
  await expect(page.getByRole('combobox', { name: 'Group by' })).toHaveValue(
    'annotation:config-version',
  );
  await expect(then).toHaveValue('zone');
  await expect(group).toHaveAttribute('aria-expanded', 'false');
});

test('pods are found by zone and by annotation, as the list of keys says', async ({
  page,
}) => {
  await openTab(page, 'payments', '?group=zone&folded=eu-west-1b');
  const folded = page.getByRole('button', { name: 'eu-west-1b', exact: true });
  await expect(folded).toHaveAttribute('aria-expanded', 'false');
  await page.getByRole('button', { name: /Keyboard shortcuts/ }).click();
  await expect(
    page.getByRole('dialog').getByRole('region', { name: 'Filter' }),
  ).toContainText('annotation:KEY=VALUE');
  await page.keyboard.press('Escape');

  await page
    .getByRole('searchbox', { name: 'Filter pods' })
    .fill('zone:us-east-* annotation:example.com/team=billing');
  await expect(page.getByText('Showing 7 of 30 pods')).toBeVisible();
  await expect(groupHeadings(page).first()).toHaveText(/^us-east-1/);
});

for (const theme of ['light', 'dark'] as const) {
  test(`groups by annotation and the help with the filter have no accessibility violations in ${theme}`, async ({
    page,
  }) => {
    await chooseTheme(page, theme);
    await openTab(page, 'payments', '?group=annotation:checksum/config,zone');
    await expect(groupHeadings(page).first()).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: /Keyboard shortcuts/ }).click();
    await expectAccessible(page, '[role="dialog"]');
  });
}

for (const width of [400, 768, 1440]) {
  test(`at ${width} px, heads of groups have their counts below each other, and few tiles beside them`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await openTab(page, 'dice-roller', '?group=workload');
    const counts = page.getByText(/^\d+\/\d+ ready$/);
    await expect(async () => {
      const edges = await counts.evaluateAll(all =>
        all.map(count => Math.round(count.getBoundingClientRect().right)),
      );
      expect(edges.length).toBeGreaterThan(10);
      expect(new Set(edges).size).toBe(1);
    }).toPass();

    const short = page.getByRole('group', {
      name: 'Pods: Deployment dice-roller-physics',
    });
    const head = page.getByRole('button', {
      name: 'Deployment dice-roller-physics',
      exact: true,
    });
    const [tiles, name] = [await short.boundingBox(), await head.boundingBox()];
    // On a narrow screen the name has a line of its own, and links have the height of two.
    const gap = (tiles?.y ?? 0) - (name?.y ?? 0) - (name?.height ?? 0);
    expect(gap).toBeLessThan(width > 1000 ? 0 : 40);
  });
}
