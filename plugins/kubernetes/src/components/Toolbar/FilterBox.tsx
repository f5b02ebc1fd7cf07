import {
  DISPLAY_STATES,
  FILTER_FIELDS,
  MAX_FILTER_LENGTH,
  FilterError,
  parseQuery,
} from '@podlight/backstage-plugin-kubernetes-common';
import { visible } from '../../format/visible';
import { Translate, useText } from '../../i18n/useText';
import { SearchField, useTypedText } from '../ui';

/** Focuses the filter, as in many programs. */
export const FILTER_SHORTCUT = '/';

/** @internal */
export interface FilterBoxProps {
  readonly filter: string;
  /** On the screen, and known only to the newer backend that sent them. */
  readonly sentStates: readonly string[];
  readonly onChange: (filter: string) => void;
}

/** The filter's text field. It keeps invalid text and explains the error. */
export function FilterBox(props: FilterBoxProps) {
  const t = useText();
  const [text, setText] = useTypedText(props.filter, props.onChange);
  const { sentStates } = props;
  const result = parseQuery(text, sentStates);
  return (
    <SearchField
      label={t('toolbar.filter')}
      placeholder={t('toolbar.filterHint')}
      shortcut={FILTER_SHORTCUT}
      value={text}
      error={
        result.ok
          ? undefined
          : `${errorText(text, result.error, sentStates, t)} ${t(
              'filterError.kept',
            )}`
      }
      onChange={setText}
    />
  );
}

function errorText(
  text: string,
  error: FilterError,
  sentStates: readonly string[],
  t: Translate,
): string {
  const part = text.slice(error.start, error.end);
  switch (error.code) {
    case 'unclosed-quote':
      return t('filterError.unclosedQuote', { part: part.slice(1) || '…' });
    case 'missing-text':
      return t('filterError.missingText');
    case 'missing-value':
      return t('filterError.missingValue', { part });
    case 'missing-key':
      return t('filterError.missingKey', { part });
    case 'unknown-field':
      return t('filterError.unknownField', {
        part,
        fields: FILTER_FIELDS.map(field => `${field}:`).join(', '),
      });
    case 'bad-exit':
      return t('filterError.badExit', { part });
    case 'unknown-status':
      return t('filterError.unknownStatus', {
        part: part.slice(part.indexOf(':') + 1),
        states: [...DISPLAY_STATES, ...sentStates.map(visible)].join(', '),
      });
    case 'bad-restarts':
      return t('filterError.badRestarts', { part });
    case 'bad-age':
      return t('filterError.badAge', { part });
    case 'missing-selector':
      return t('filterError.missingSelector');
    case 'too-long':
      return t('filterError.tooLong', { max: String(MAX_FILTER_LENGTH) });
    default:
      return t('filterError.badSelector', { part });
  }
}
