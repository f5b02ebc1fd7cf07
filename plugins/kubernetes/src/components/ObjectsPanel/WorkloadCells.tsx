import { useText } from '../../i18n/useText';
import { CellProps } from './CellProps';

/** Ready pods, or completions, of the desired number. */
export function Ready({ object }: CellProps) {
  const { ready, desired } = object.row;
  return <Share part={ready} total={desired} />;
}

/** How many pods are of the newest template. */
export function UpToDate({ object }: CellProps) {
  const { upToDate, desired } = object.row;
  return <Share part={upToDate} total={desired} />;
}

function Share(props: { readonly part?: number; readonly total?: number }) {
  const { part, total } = props;
  const t = useText();
  if (part === undefined || total === undefined) {
    return <>{t('objects.nothing')}</>;
  }
  return (
    <>{t('objects.ofTotal', { part: String(part), total: String(total) })}</>
  );
}
