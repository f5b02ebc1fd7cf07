import { z } from 'zod';
import { ManagerRow } from './managerTypes';
import {
  LastRollout,
  RevisionEntry,
  RevisionHistory,
  TEMPLATE_FIELDS,
  TemplateChange,
} from './revisionTypes';

/** @internal */
export const managerSchema: z.ZodType<ManagerRow> = z.strictObject({
  tool: z.enum(['Argo CD', 'Flux', 'Helm']),
  name: z.string(),
});

const change: z.ZodType<TemplateChange> = z.strictObject({
  field: z.enum(TEMPLATE_FIELDS),
  type: z.enum(['added', 'removed', 'changed']),
  container: z.string().optional(),
  name: z.string().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
});

const entry = {
  name: z.string(),
  revision: z.string().optional(),
  hash: z.string().optional(),
  at: z.string().optional(),
  isLatestTime: z.boolean().optional(),
  changeCause: z.string().optional(),
  source: z.strictObject({ key: z.string(), value: z.string() }).optional(),
  managedBy: managerSchema.optional(),
  backTo: z.string().optional(),
  isRestart: z.boolean().optional(),
  changes: z.array(change).optional(),
  moreChanges: z.number().optional(),
};

const revisionEntry: z.ZodType<RevisionEntry> = z.strictObject(entry);

/** @internal */
export const lastRolloutSchema: z.ZodType<LastRollout> = z.strictObject({
  ...entry,
  previous: z.strictObject({
    name: z.string(),
    revision: z.string().optional(),
    hash: z.string().optional(),
  }),
});

/** @public */
export const revisionHistorySchema: z.ZodType<RevisionHistory> = z.strictObject(
  {
    revisions: z.array(revisionEntry),
    isTruncated: z.boolean().optional(),
  },
);
