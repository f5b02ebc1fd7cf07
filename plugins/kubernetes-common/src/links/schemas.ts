import { z } from 'zod';
import { ClusterDashboard, DASHBOARD_APPS } from './dashboardLink';
import { linkTextProblem, linkUrlProblem, collectTexts } from './linkProblem';
import {
  AskForHelpTemplate,
  LINK_PLACES,
  LinkQueryValue,
  LinkTemplate,
} from './types';
import { LinkPurpose } from './values';

const text = z.string().min(1);

/**
 * The URL of a link, with placeholders.
 *
 * @public
 */
export const linkUrlSchema: z.ZodType<string> = urlSchema('tool');

function urlSchema(purpose: LinkPurpose): z.ZodType<string> {
  return text.check(({ value, issues }) => {
    const message = linkUrlProblem(value, purpose);
    if (message !== undefined) {
      issues.push({ code: 'custom', message, input: value });
    }
  });
}

const queryValue: z.ZodType<LinkQueryValue> = z.lazy(() =>
  z.union([
    z.string(),
    z.number(),
    z.boolean(),
    z.array(queryValue),
    z.record(z.string(), queryValue),
  ]),
);

function querySchema(purpose: LinkPurpose) {
  return z.record(z.string(), queryValue).check(({ value, issues }) => {
    for (const { text: input, path } of collectTexts(value)) {
      const message = linkTextProblem(input, purpose);
      if (message !== undefined) {
        issues.push({ code: 'custom', message, input, path: [...path] });
      }
    }
  });
}

/**
 * A link to another tool.
 *
 * @public
 */
export const linkTemplateSchema: z.ZodType<LinkTemplate> = z.strictObject({
  title: text,
  url: linkUrlSchema,
  query: querySchema('tool').optional(),
  clusters: z.array(text).optional(),
  places: z.array(z.enum(LINK_PLACES)).optional(),
  windowMinutes: z.number().positive().optional(),
});

const OWNER = /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/;

/**
 * A link to where people ask for help.
 *
 * @public
 */
export const askForHelpSchema: z.ZodType<AskForHelpTemplate> = z.strictObject({
  title: text,
  url: urlSchema('help'),
  query: querySchema('help').optional(),
  clusters: z.array(text).optional(),
  owners: z
    .array(
      text.regex(
        OWNER,
        'must be an entity ref, such as group:default/payments',
      ),
    )
    .optional(),
});

/**
 * The dashboard of a cluster.
 *
 * @public
 */
export const clusterDashboardSchema: z.ZodType<ClusterDashboard> =
  z.strictObject({
    app: z.enum(DASHBOARD_APPS).optional(),
    url: linkUrlSchema.optional(),
  });
