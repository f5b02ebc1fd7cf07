import { expect } from '@playwright/test';
import {
  openPart,
  PART_PAGES,
  partPath,
  partRoot,
  settle,
  test,
} from './support';

const pageOf = (path: string) => {
  const found = PART_PAGES.find(part => partPath(part) === path);
  if (!found) throw new Error(`There is no page ${path}.`);
  return found;
};

/** After a change that is meant: `yarn playwright test --project=parts --update-snapshots`. */
for (const [part, state] of [
  ['tab', '1-pod'],
  ['tab', 'every-state'],
  ['tab', 'failed'],
  ['tab', 'empty'],
  ['help', '90-pods'],
  ['pod-drawer', 'every-state'],
]) {
  test(`${part} with ${state} as a screen reader has it`, async ({ app }) => {
    await openPart(app.page, pageOf(`/parts/${part}/${state}`));
    await expect(partRoot(app.page)).toMatchAriaSnapshot({
      name: `${part}-${state}.aria.yml`,
    });
  });
}

for (const path of [
  '/parts/tab/loading',
  '/parts/help/90-pods',
  '/parts/crash-logs/90-pods',
  '/parts/shortcuts/healthy',
]) {
  test(`nothing moves on ${path} where the system asks for that`, async ({
    app: { page },
  }) => {
    await openPart(page, pageOf(path));
    // Stills of the pages themselves would hide it.
    await page.evaluate(() => {
      window.history.pushState({}, '', '/');
      window.dispatchEvent(new PopStateEvent('popstate'));
    });
    await page.getByRole('heading', { name: 'Parts of the tab' }).waitFor();
    const moving = await page.evaluate(async address => {
      const seen = new Set<string>();
      window.history.pushState({}, '', address);
      window.dispatchEvent(new PopStateEvent('popstate'));
      for (let frame = 0; frame < 20; frame++) {
        await new Promise(resolve => requestAnimationFrame(resolve));
        for (const animation of document.getAnimations()) {
          const { target } = animation.effect as KeyframeEffect;
          const name =
            animation instanceof CSSAnimation
              ? animation.animationName
              : 'transition';
          // The library finds out in this way that the browser has filled in a field.
          if (name.startsWith('mui-auto-fill')) continue;
          seen.add(`${name} of ${target?.className}`);
        }
      }
      return [...seen];
    }, `${path}?motion=on`);
    await settle(page);
    expect(moving).toEqual([]);
  });
}
