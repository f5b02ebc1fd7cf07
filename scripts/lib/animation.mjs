/**
 * The animated picture of the README: from a red tile to its cause, and on to the crash log.
 */
import { toAnimatedPng } from './animatedPng.mjs';

/** Readable in the column of a README, and not too large to load. */
export const ANIMATION_SIZE = { width: 1200, height: 760 };

const MOVES = 8;
const SCROLLS = 5;
const MOVE_MS = 55;

export const ANIMATION = {
  name: 'tile-to-crash-log',
  path: '/catalog/default/component/dice-roller/kubernetes',
};

/** Plays the scenes on a page that shows the tab, and resolves with the animated PNG. */
export async function recordAnimation(page) {
  const pictures = [];
  const show = async ms => pictures.push({ png: await page.screenshot(), ms });
  const cursor = await addCursor(page);
  const moveTo = async locator => {
    const box = await locator.boundingBox();
    const end = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    const begin = { ...cursor.at };
    for (let move = 1; move <= MOVES; move++) {
      const part = easeInOut(move / MOVES);
      await cursor.move({
        x: begin.x + (end.x - begin.x) * part,
        y: begin.y + (end.y - begin.y) * part,
      });
      await show(MOVE_MS);
    }
  };
  const scrollTo = async locator => {
    const { y } = await locator.boundingBox();
    for (let move = 0; move < SCROLLS; move++) {
      await page.mouse.wheel(0, (y - ANIMATION_SIZE.height / 2) / SCROLLS);
      await page.waitForTimeout(200);
      await show(MOVE_MS);
    }
    await show(500);
  };
  const click = async locator => {
    await cursor.press(true);
    await show(180);
    await cursor.press(false);
    await locator.click();
  };

  await show(1_400);
  const tile = page
    .getByRole('button', { name: /^dice-roller-scores.*failing/ })
    .first();
  await scrollTo(tile);
  await moveTo(tile);
  await page.getByRole('tooltip').waitFor();
  await page.waitForTimeout(500);
  await show(1_800);
  await click(tile);
  const drawer = page.getByRole('dialog');
  await drawer.waitFor();
  await page.waitForTimeout(2_000);
  await show(2_600);
  const logs = drawer.getByRole('tab', { name: 'Logs' });
  await moveTo(logs);
  await click(logs);
  await drawer
    .getByText(/ECONNREFUSED/)
    .first()
    .waitFor();
  await page.waitForTimeout(1_500);
  await show(3_200);
  return toAnimatedPng(pictures);
}

const easeInOut = part => (1 - Math.cos(Math.PI * part)) / 2;

/** Browsers leave the mouse pointer out of screenshots, so one is drawn. */
async function addCursor(page) {
  const at = { x: 720, y: 700 };
  const pointer = await page.evaluateHandle(() => {
    const element = document.createElement('div');
    element.style.cssText =
      'position:fixed;left:0;top:0;width:44px;height:44px;margin:-22px;border-radius:50%;z-index:2147483647;pointer-events:none';
    element.innerHTML =
      '<svg width="26" height="26" viewBox="0 0 26 26" style="position:absolute;left:20px;top:19px"><path d="M2 2v19l5-5 3.2 7.2 3.4-1.5-3.2-7H18z" fill="#111" stroke="#fff" stroke-width="1.6"/></svg>';
    document.body.append(element);
    return element;
  });
  const move = async to => {
    Object.assign(at, to);
    await page.mouse.move(to.x, to.y);
    await pointer.evaluate((element, { x, y }) => {
      element.style.transform = `translate(${x}px, ${y}px)`;
    }, to);
  };
  await move(at);
  return {
    at,
    move,
    press: isPressed =>
      pointer.evaluate((element, is) => {
        element.style.background = is ? 'rgba(25, 118, 210, 0.4)' : 'none';
      }, isPressed),
  };
}
