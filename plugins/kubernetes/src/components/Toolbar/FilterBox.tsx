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
  return t(`filterError.${toCamelCase(error.code)}`, {
    part: wrongPart(text, error),
    fields: FILTER_FIELDS.map(field => `${field}:`).join(', '),
    states: [...DISPLAY_STATES, ...sentStates.map(visible)].join(', '),
    max: String(MAX_FILTER_LENGTH),
  });
}

function wrongPart(text: string, { code, start, end }: FilterError): string {
  const part = text.slice(start, end);
  switch (code) {
    case 'unclosed-quote':
      return part.slice(1) || '…';
    case 'unknown-status':
      return part.slice(part.indexOf(':') + 1);
    default:
      return part;
  }
}

type CamelCase<T extends string> = T extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<CamelCase<Rest>>}`
  : T;

/** Each error has a text with its name; the compiler names those that have none. */
function toCamelCase<T extends string>(code: T): CamelCase<T> {
  return code.replace(/-(\w)/g, (_, letter: string) =>
    letter.toUpperCase(),
  ) as CamelCase<T>;
}
