import { z } from 'zod';
import { commandTemplateProblem } from './commandTemplate';
import { ClusterConnect } from './types';

const text = z.string().min(1);

/** Not every program can take a name that looks like an option. */
const name = text.refine(value => !value.startsWith('-'), {
  error: 'must not begin with -',
});

const url = text.refine(isPublicUrl, {
  error: 'must be a https:// URL without user name and password',
});

const commandTemplate = text.check(({ value, issues }) => {
  const problem = commandTemplateProblem(value);
  if (problem !== undefined) {
    issues.push({ code: 'custom', message: problem, input: value });
  }
});

/**
 * How people log in to a cluster.
 *
 * @public
 */
export const clusterConnectSchema: z.ZodType<ClusterConnect> =
  z.discriminatedUnion(
    'type',
    [
      z.strictObject({ type: z.literal('kubectl'), context: text.optional() }),
      z.strictObject({
        type: z.literal('gcloud'),
        project: text,
        location: text,
        cluster: name,
      }),
      z.strictObject({
        type: z.literal('aws'),
        region: text,
        cluster: text,
        profile: text.optional(),
        context: text.optional(),
      }),
      z.strictObject({
        type: z.literal('az'),
        resourceGroup: text,
        cluster: text,
        subscription: text.optional(),
        context: text.optional(),
      }),
      z.strictObject({ type: z.literal('oc'), url }),
      z.strictObject({
        type: z.literal('template'),
        command: commandTemplate,
        context: text.optional(),
      }),
    ],
    { error: 'use one of kubectl, gcloud, aws, az, oc, template' },
  );

function isPublicUrl(value: string): boolean {
  if (!URL.canParse(value)) return false;
  const { protocol, username, password } = new URL(value);
  return protocol === 'https:' && !username && !password;
}
