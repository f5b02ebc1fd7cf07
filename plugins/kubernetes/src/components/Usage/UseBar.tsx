import { UsageValue } from '@podlight/backstage-plugin-kubernetes-common';
import styles from './Usage.module.css';

/** Without a limit the bar ends a little beyond what is used and what is requested. */
const ROOM = 1.25;

/** Usage as the filled part, the request as a mark, the limit as the end. The text beside it says the same. */
export function UseBar({ use }: { readonly use: UsageValue }) {
  const { used, request, limit, level } = use;
  const end = limit ?? ROOM * Math.max(used, request ?? 0, Number.MIN_VALUE);
  const at = (amount: number) =>
    `${Math.min(100, Math.max(0, (100 * amount) / end))}%`;
  return (
    <span
      className={styles.bar}
      data-level={level}
      data-limited={limit !== undefined}
      aria-hidden="true"
    >
      <span className={styles.used} style={{ width: at(used) }} />
      {request !== undefined && (
        <i className={styles.request} style={{ left: at(request) }} />
      )}
    </span>
  );
}
