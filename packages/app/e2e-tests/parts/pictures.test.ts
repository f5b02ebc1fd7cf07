import { expect } from '@playwright/test';
import {
  Look,
  openPart,
  PART_PAGES,
  PartPage,
  partPath,
  partRoot,
  test,
} from './support';

/** Wide enough for two columns; a reference takes half the space of one of a desktop. */
const WIDTH = 1024;

/** Nothing is on them that others do not have in dark. */
const LIGHT_ONLY = /\/(empty|failed|forbidden|healthy|loading|stale|1-pod)$/;

/** States are told apart by color, shape and glyph, so these are what forced colors can break. */
const FORCED = /^\/parts\/(tab|summary|objects|help|pod-drawer)\/every-state$/;
const NARROW =
  /^\/parts\/(tab|pod-table|objects|clusters-page)\/(partial|every-state)$/;

/** More pods are more of the same tiles and rows. */
const WITHOUT_PICTURE = /500|pod-table\/90|merged-logs\/90|tab\/1-pod/;

function looks(part: PartPage): readonly (Look & { readonly name: string })[] {
  const path = partPath(part);
  return [
    { name: 'light' },
    ...(LIGHT_ONLY.test(path)
      ? []
      : [{ name: 'dark', theme: 'dark' } as const]),
    ...(FORCED.test(path)
      ? [{ name: 'forced', forcedColors: 'active' } as const]
      : []),
    ...(NARROW.test(path) ? [{ name: 'phone', width: 400 }] : []),
  ];
}

for (const part of PART_PAGES) {
  if (WITHOUT_PICTURE.test(partPath(part))) continue;
  test(partPath(part), async ({ app: { page } }) => {
    for (const { name, ...look } of looks(part)) {
      await openPart(page, part, { width: WIDTH, ...look });
      await expect
        .soft(partRoot(page))
        .toHaveScreenshot([part.part, `${part.state}-${name}.png`]);
    }
  });
}
