import { RolloutVerdict } from '../revisions';
import { plainMarkdown, quotedMarkdown, utcTime } from '../texts';
import { TemplateChange } from '../wire';

/** The relevant changes are first. */
const MAX_CHANGES = 5;

/** What the newest rollout has to do with a failure, in English. */
export function changeSentence({
  type,
  rollout,
  onNew,
  onOld,
  changes,
}: RolloutVerdict): string {
  const { revision, at, previous } = rollout;
  const named = revision
    ? `revision ${plainMarkdown(revision)}`
    : 'the newest revision';
  const before = previous.revision
    ? `revision ${plainMarkdown(previous.revision)}`
    : 'the revision before';
  const when = at ? `, rolled out ${utcTime(new Date(at))}` : '';
  if (type === 'beforeToo') {
    return `nothing that explains it. Pods fail on ${before} as well (${onOld.failing} of ${onOld.total}), so it failed before the last rollout${when}, too.`;
  }
  const shown = changes.slice(0, MAX_CHANGES).map(describeChange);
  const what = shown.length > 0 ? ` (${shown.join('; ')})` : '';
  return `${onNew.failing} of ${onNew.total} pods of ${named}${when}${what}, fail; ${onOld.failing} of ${onOld.total} on ${before} do.`;
}

/** One difference between two pod templates, in a few words. */
export function describeChange({
  field,
  type,
  container,
  name,
  from,
  to,
}: TemplateChange): string {
  const where = [container, field, name].filter(Boolean).join(' ');
  const values =
    from !== undefined && to !== undefined
      ? ` ${quotedMarkdown(from)} → ${quotedMarkdown(to)}`
      : ` ${type}`;
  return `${plainMarkdown(where)}${values}`;
}
