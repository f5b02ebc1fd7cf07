import { expect, Page } from '@playwright/test';
import { chooseTheme, expectAccessible } from './support';
import { test } from './test';

const overview = '/catalog/default/component/dice-roller';

function getCard(page: Page) {
  return page.getByRole('region', { name: 'Kubernetes', exact: true });
}

test('a developer sees on the overview what is wrong, and goes to its help', async ({
  page,
}) => {
  await page.goto(overview);
  const card = getCard(page);
  await expect(card).toContainText(/\d+ of \d+ pods are failing/);
  const cause = card.getByRole('link').first();
  await expect(card).not.toContainText(/still loading/);
  const title = (await cause.textContent()) ?? '';
  await card.getByRole('link', { name: title, exact: true }).click();
  await expect(page).toHaveURL(/\/dice-roller\/kubernetes\?finding=/);
  await expect(page.getByRole('dialog', { name: title })).toBeVisible();
});

for (const theme of ['light', 'dark'] as const) {
  test(`the card has no accessibility violations in ${theme}`, async ({
    page,
  }) => {
    await chooseTheme(page, theme);
    await page.goto(overview);
    await expect(
      getCard(page).getByRole('link', { name: 'Pods, logs, and help' }),
    ).toBeVisible();
    await expectAccessible(page, 'section[aria-label="Kubernetes"]');
  });
}
