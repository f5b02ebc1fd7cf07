import { visible } from '../../format/visible';
import { ContextChoice } from '../../guidance';
import { useText } from '../../i18n/useText';
import { TextField } from '../ui';

/** @internal */
export interface ContextFieldProps {
  readonly choice: ContextChoice;
}

/** Name of the context, where it comes from, and a field to change it. */
export function ContextField({ choice }: ContextFieldProps) {
  const { name, source, own, setOwn } = choice;
  const t = useText();
  const said = t(`connect.contextFrom.${source}`);
  return (
    <TextField
      label={t('connect.context')}
      value={own ?? ''}
      placeholder={own === undefined ? visible(name) : undefined}
      help={`${said} ${t('connect.contextOwn')}`}
      onChange={setOwn}
    />
  );
}
