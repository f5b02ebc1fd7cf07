import { z } from 'zod';

/** Names in it may be a cluster's. */
const MAX_PATH_LENGTH = 200;

type Issue = z.core.$ZodIssue;

/** A message of this plugin violates its own API: a bug in the plugin, or in an added rule or provider. */
export class BrokenMessageError extends Error {
  override readonly name = 'BrokenMessageError';

  constructor({ path, code }: Pick<Issue, 'path' | 'code'>) {
    const field = path.join('.').slice(0, MAX_PATH_LENGTH);
    super(`The field ${field} is not what Podlight's API promises: ${code}`);
  }
}

/** Names the first field that violates the schema; undefined when there is none. */
export function findBrokenField(
  schema: z.ZodType,
  value: unknown,
): BrokenMessageError | undefined {
  const issue = schema.safeParse(value).error?.issues[0];
  return issue && new BrokenMessageError(innermost(issue));
}

/** For a union, the member with the fewest issues explains the error. */
function innermost(issue: Issue): Issue {
  if (issue.code !== 'invalid_union') return issue;
  const [nearest] = [...issue.errors].sort((a, b) => a.length - b.length);
  const [inner] = nearest ?? [];
  if (!inner) return issue;
  return innermost({ ...inner, path: [...issue.path, ...inner.path] });
}
