import { useText } from '../../i18n/useText';
import { CellProps } from './CellProps';
import { ObjectLink } from './ObjectLink';

/** The workloads whose pods mount a claim. */
export function ClaimUsers({ object }: CellProps) {
  const t = useText();
  const { namespace, claim } = object.row;
  const { usedBy = [] } = claim ?? {};
  if (usedBy.length === 0) return <>{t('objects.nothing')}</>;
  return (
    <ul>
      {usedBy.map(user => (
        <li key={`${user.kind}/${user.name}`}>
          <ObjectLink {...user} namespace={namespace} />
        </li>
      ))}
    </ul>
  );
}
