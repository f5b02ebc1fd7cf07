import { visible } from '../../format/visible';
import styles from './OutwardLinks.module.css';

/** @internal */
export interface OutwardLinksProps {
  /** What they are, for screen readers. */
  readonly label: string;
  readonly links: readonly {
    readonly url: string;
    readonly title: string;
    /** The title and where it leads, for screen readers. */
    readonly label: string;
  }[];
}

/** Links to other tools, in new tabs; renders nothing without any. */
export function OutwardLinks({ label, links }: OutwardLinksProps) {
  if (links.length === 0) return null;
  return (
    <ul className={styles.links} aria-label={label}>
      {links.map(({ url, title, label: name }) => (
        <li key={`${title} ${url}`}>
          <a
            className={styles.link}
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            aria-label={name}
          >
            {visible(title)}
            <svg viewBox="0 0 24 24" aria-hidden="true">
              <path d="M8 16L17 7M9 7h8v8" />
            </svg>
          </a>
        </li>
      ))}
    </ul>
  );
}
