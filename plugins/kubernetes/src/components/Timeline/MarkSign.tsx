import { TimelineMarkKind } from '@podlight/backstage-plugin-kubernetes-common';
import styles from './Timeline.module.css';

/** Each of its own shape, so that no colour has to be told from another. */
const SHAPES: Readonly<Record<TimelineMarkKind, string>> = {
  rollout: 'M12 2l10 10-10 10L2 12z',
  scaling: 'M6 9l6-7 6 7zM6 15l6 7 6-7z',
  configWrite: 'M5 2h9l5 5v15H5zm3 9v2h8v-2zm0 4v2h8v-2z',
  restart: 'M12 5V1L7 6l5 5V7a6 6 0 1 1-6 6H4a8 8 0 1 0 8-8z',
  recovery: 'M9 15.2L4.8 11l-2 2L9 19.2 21.4 7l-2-2z',
  job: 'M4 4h16v16H4zm3 3v10h10V7z',
  note: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20zm1.2 15h-2.4v-6h2.4zm0-8h-2.4V6.6h2.4z',
  event: 'M6 2v20h2.4v-7.5H19L16.5 9 19 3.5H8.4V2z',
};

/** The sign of a mark; it says nothing to a screen reader, so words must stand beside it. */
export function MarkSign({ kind }: { readonly kind: TimelineMarkKind }) {
  return (
    <svg
      className={styles.sign}
      data-kind={kind}
      viewBox="0 0 24 24"
      aria-hidden="true"
    >
      <path d={SHAPES[kind]} fillRule="evenodd" />
    </svg>
  );
}
