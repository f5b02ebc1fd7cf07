import {
  BUILT_IN_DIMENSIONS,
  DISPLAY_STATES,
  MAX_FILTER_LENGTH,
  parseDimension,
  parseQuery,
} from '@podlight/backstage-plugin-kubernetes-common';
import { z } from 'zod';
import { LONGEST_TITLE } from '../components/Views/savedViews';
import { OBJECT_FILTER_STATES } from '../service/objectState';
import { POD_COLUMNS } from '../viewState/podSort';
import { MAX_HIDDEN, POD_VIEWS, TILE_SIZES } from '../viewState/viewState';

/** More are no shortcut. */
const MAX_VIEWS = 20;

/** Columns of usage, which only some clusters have. */
const COLUMNS: readonly string[] = [...POD_COLUMNS, 'cpu', 'memory'];

/** Fails at the start of the app, as a favourite that silently never shows would puzzle. */
export const dimension = z.string().refine(text => parseDimension(text), {
  error: ({ input }) =>
    `"${input}" is nothing to group by; it can be ${BUILT_IN_DIMENSIONS.join(
      ', ',
    )}, label:KEY or annotation:KEY`,
});

/** Columns that extensions add have ids with a colon. */
const column = z
  .string()
  .refine(text => COLUMNS.includes(text) || text.includes(':'), {
    error: ({ input }) =>
      `"${input}" is no column; it can be ${COLUMNS.join(
        ', ',
      )} or the id of an extension`,
  });

const sort = z
  .string()
  .refine(text => column.safeParse(text.replace(/^-/, '')).success, {
    error: ({ input }) =>
      `"${input}" is nothing to sort by; it can be ${COLUMNS.join(
        ', ',
      )} or the id of an extension, with "-" in front to sort descending`,
  });

const filter = z
  .string()
  .max(MAX_FILTER_LENGTH)
  .refine(text => parseQuery(text).ok, {
    error: ({ input }) =>
      `"${input}" is no filter: ${filterError(String(input))}`,
  });

const view = z.strictObject({
  title: z.string().trim().min(1).max(LONGEST_TITLE),
  group: z.array(dimension).min(1).max(2).optional(),
  filter: filter.optional(),
  status: z.array(z.enum(DISPLAY_STATES)).optional(),
  objectStatus: z.array(z.enum(OBJECT_FILTER_STATES)).optional(),
  size: z.enum(TILE_SIZES).optional(),
  view: z.enum(POD_VIEWS).optional(),
  sort: sort.optional(),
  hide: z.array(column).max(MAX_HIDDEN).optional(),
});

/** The views that the menu lists first. */
export const views = z
  .array(view)
  .max(MAX_VIEWS)
  .refine(all => new Set(all.map(each => each.title)).size === all.length, {
    error: 'two views have the same title',
  });

function filterError(text: string): string {
  const result = parseQuery(text);
  if (result.ok) return '';
  const { code, start, end } = result.error;
  return `${code} at "${text.slice(start, end)}"`;
}
