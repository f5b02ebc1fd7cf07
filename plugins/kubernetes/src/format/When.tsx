import { appLanguageApiRef, useApi } from '@backstage/frontend-plugin-api';
import { visible } from './visible';
import { AgeWords } from './useAge';

/** @internal */
export interface WhenProps {
  /** RFC 3339. */
  readonly time: string;
  readonly ages: AgeWords;
}

/** A moment, by how long ago it was and by the clock of the reader; the text as it is where it is no time. */
export function When({ time, ages }: WhenProps) {
  const { language } = useApi(appLanguageApiRef).getLanguage();
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return <>{visible(time)}</>;
  const absolute = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(at);
  const isPast = at.getTime() <= ages.now;
  return (
    <time dateTime={at.toISOString()} title={at.toISOString()}>
      {isPast ? `${ages.ago(time)} (${absolute})` : absolute}
    </time>
  );
}
