import { StatusError } from '../kube/status';
import { AccessRule, ANONYMOUS, Identity, isAllowed } from './access';
import { ApiRequest } from './Exchange';

/**
 * The identity of a request: the caller, or the one that its `Impersonate-*` headers name
 * when the caller may impersonate each of them.
 *
 * @param findRules - what a user's or a group's name is bound to
 * @throws StatusError 403 when it may not, 400 for groups without a user
 */
export function actAs(
  identity: Identity,
  request: ApiRequest,
  findRules: (subject: string) => readonly AccessRule[],
): Identity {
  const [user] = headerValues(request, 'impersonate-user');
  const groups = headerValues(request, 'impersonate-group');
  if (user === undefined && groups.length === 0) return identity;
  if (!user) {
    throw StatusError.badRequest(
      'requested [{Group}] without impersonating a user',
    );
  }
  assertMay(identity, 'users', user);
  for (const group of groups) assertMay(identity, 'groups', group);
  return {
    name: user,
    username: user,
    groups: [...groups, 'system:authenticated'],
    rules: [user, ...groups].flatMap(findRules),
  };
}

/** One value for each time that the header was sent. */
function headerValues(
  { rawHeaders }: ApiRequest,
  wanted: string,
): readonly string[] {
  return rawHeaders.filter(
    (_value, index) =>
      index % 2 === 1 && rawHeaders[index - 1].toLowerCase() === wanted,
  );
}

function assertMay(
  identity: Identity,
  plural: 'users' | 'groups',
  name: string,
): void {
  const question = { verb: 'impersonate', group: '', plural, name };
  if (identity !== ANONYMOUS && isAllowed(identity, question)) return;
  throw new StatusError(
    403,
    'Forbidden',
    `${plural} "${name}" is forbidden: User "${identity.username}" cannot impersonate resource "${plural}" in API group "" at the cluster scope`,
    { name, kind: plural },
  );
}
