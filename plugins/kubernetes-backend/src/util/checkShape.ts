import { z } from 'zod';

/** Names in it may be a cluster's. */
const MAX_PATH_LENGTH = 200;

type Issue = z.core.$ZodIssue;

/** What this plugin has made is not what its API promises: a fault of the plugin, or of a rule or provider that was added. */
export class BrokenMessageError extends Error {
  override readonly name = 'BrokenMessageError';

  constructor({ path, code }: Pick<Issue, 'path' | 'code'>) {
    const field = path.join('.').slice(0, MAX_PATH_LENGTH);
    super(`The field ${field} is not what Podlight's API promises: ${code}`);
  }
}

/** One error, which names the first field that is not as it should be; undefined where all are. */
export function findBrokenField(
  schema: z.ZodType,
  value: unknown,
): BrokenMessageError | undefined {
  const issue = schema.safeParse(value).error?.issues[0];
  return issue && new BrokenMessageError(innermost(issue));
}

/** Of several shapes that would do, the one that is nearest says what is wrong. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const [nearest] = [...issue.errors].sort((a, b) => a.length - b.length);
  const [inner] = nearest ?? [];
  if (!inner) return issue;
  return innermost({ ...inner, path: [...issue.path, ...inner.path] });
}
