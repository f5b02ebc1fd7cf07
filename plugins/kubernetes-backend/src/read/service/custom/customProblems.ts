import { KindProblem } from '@podlight/backstage-plugin-kubernetes-common';
import { TypeLookup } from '../../resourceTypes';
import { findOwnerType } from '../referencedTypes';
import { Walk, WalkLimits } from '../walkOwners';
import { Limited } from './Limited';

/** In one message. */
const MAX_NAMED_APIS = 3;

/** Says what is not read beyond a limit; nothing if all is read. */
export function truncated(
  { kept, total }: Limited<unknown>,
  what: string,
): readonly KindProblem[] {
  return kept.length >= total
    ? []
    : [missing(`showing the first ${kept.length} of ${total} ${what}`)];
}

function missing(why: string): KindProblem {
  return {
    kind: 'Pod',
    reason: { code: 'limited', message: `some may be missing: ${why}` },
  };
}

/** The selectors that are not read are not used either. */
export function ignored(
  { names, selectors }: WalkLimits,
  read: Limited<unknown>,
): readonly KindProblem[] {
  const isSaid = read.kept.length < read.total;
  return [
    ...(names > 0
      ? [
          missing(
            `${names} objects that custom resources name aren't looked for`,
          ),
        ]
      : []),
    ...(selectors > 0 && !isSaid
      ? [missing(`${selectors} selectors of custom resources aren't used`)]
      : []),
  ];
}

/** Without its API, an operator's pods would be missing without a word. */
export function unreadOwners(
  { owners }: Walk,
  types: TypeLookup,
): readonly KindProblem[] {
  const apis = new Set(
    owners
      .filter(
        ({ isOfSelected, reference }) =>
          isOfSelected && !findOwnerType(reference, types),
      )
      .map(({ reference: { apiVersion = '', kind } }) => {
        const [group] = apiVersion.split('/');
        return `${kind} (${group})`;
      }),
  );
  if (apis.size === 0) return [];
  const named = [...apis].sort().slice(0, MAX_NAMED_APIS).join(', ');
  return [
    {
      kind: 'Pod',
      reason: {
        code: 'limited',
        message: `pods of ${named} aren't shown, as Backstage doesn't read that API; admins can add it to kubernetes.customResources`,
      },
    },
  ];
}
