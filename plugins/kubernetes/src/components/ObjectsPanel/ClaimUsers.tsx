import { useText } from '../../i18n/useText';
import { CellProps } from './CellProps';

/** The workloads whose pods mount a claim. */
export function ClaimUsers({ object }: CellProps) {
  const t = useText();
  const { usedBy = [] } = object.row.claim ?? {};
  if (usedBy.length === 0) return <>{t('objects.nothing')}</>;
  return (
    <ul>
      {usedBy.map(({ kind, name }) => (
        <li key={`${kind}/${name}`}>
          {kind} {name}
        </li>
      ))}
    </ul>
  );
}
