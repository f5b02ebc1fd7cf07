import { ComponentType } from 'react';
import { ObjectView } from '../../service';
import { useText } from '../../useText';
import { CellProps } from './CellProps';

/** A cell that shows one value as it is. */
export function plainText(
  valueOf: (row: ObjectView['row']) => string | number | undefined,
): ComponentType<CellProps> {
  return function PlainText({ object }: CellProps) {
    const t = useText();
    return <>{valueOf(object.row) ?? t('objects.nothing')}</>;
  };
}
