import { ComponentType } from 'react';
import { visible } from '../../format/visible';
import { ObjectView } from '../../service';
import { useText } from '../../i18n/useText';
import { CellProps } from './CellProps';

/** A cell that shows one value as it is. */
export function plainText(
  getValue: (row: ObjectView['row']) => string | number | undefined,
): ComponentType<CellProps> {
  return function PlainText({ object }: CellProps) {
    const t = useText();
    return <>{visible(getValue(object.row)) ?? t('objects.nothing')}</>;
  };
}
