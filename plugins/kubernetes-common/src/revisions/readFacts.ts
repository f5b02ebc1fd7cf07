import { HIDDEN, TRUNCATED } from '../model/parse/template/FactWriter';
import {
  TEMPLATE_FIELDS,
  TemplateChange,
  TemplateField,
} from '../wire/revisionTypes';

/** The facts of one template. */
export interface Facts {
  readonly byKey: ReadonlyMap<string, string>;
  /** There are more than were kept, so that an absent one means nothing. */
  readonly isTruncated: boolean;
}

/** Reads what `parseTemplateFacts` wrote. */
export function readFacts(text: string): Facts {
  const record: Readonly<Record<string, string>> = JSON.parse(text);
  const byKey = new Map(Object.entries(record));
  const isTruncated = byKey.delete(TRUNCATED);
  return { byKey, isTruncated };
}

/** `field/container/name`; only a name may have a slash. */
export interface FactKey {
  readonly field: TemplateField;
  readonly container: string;
  readonly name: string;
}

export function readKey(key: string): FactKey {
  const first = key.indexOf('/');
  const second = key.indexOf('/', first + 1);
  const field = TEMPLATE_FIELDS.find(each => each === key.slice(0, first));
  return {
    field: field ?? 'other',
    container: key.slice(first + 1, second),
    name: key.slice(second + 1),
  };
}

/** What may be shown of a value. */
function shownPart(value: string | undefined): string | undefined {
  const shown = value?.split(HIDDEN, 1)[0];
  return shown === '' ? undefined : shown;
}

/** Both values where they may be shown, and differ in what is shown. */
export function shownValues(
  from: string | undefined,
  to: string | undefined,
): Pick<TemplateChange, 'from' | 'to'> {
  const before = shownPart(from);
  const after = shownPart(to);
  if (before === after) return {};
  return {
    ...(before !== undefined && { from: before }),
    ...(after !== undefined && { to: after }),
  };
}
