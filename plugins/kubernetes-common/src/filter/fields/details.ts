import { FilteredPod } from '../FilteredPod';
import { typedKeys } from '../typedKeys';
import { matchesPattern } from '../values';

/**
 * Fields about containers and findings that take a list of values: a part of an
 * image, the reason why a container waits or ended, and the class of a finding.
 *
 * @public
 */
export type DetailField = 'image' | 'reason' | 'class';

interface Detail {
  /** What the values are compared with. */
  texts(pod: FilteredPod): readonly string[];
  /** By default the whole text without regard to case, where `*` stands for any text. */
  matches?(text: string, value: string): boolean;
}

/** All fields whose values are texts of a pod: this is the only file that knows one. */
export const DETAILS: Readonly<Record<DetailField, Detail>> = {
  image: {
    texts: ({ row }) => row.containers.flatMap(({ image }) => image ?? []),
    // Users write only parts of an image reference.
    matches: (image, value) =>
      value.includes('*')
        ? matchesPattern(image, value)
        : image.toLowerCase().includes(value.toLowerCase()),
  },
  reason: {
    texts: ({ row }) => [
      row.status,
      ...row.containers.flatMap(({ reason }) => reason ?? []),
    ],
  },
  class: {
    texts: ({ findings = [] }) => findings.map(finding => finding.class),
  },
};

export const DETAIL_FIELDS = typedKeys(DETAILS);
