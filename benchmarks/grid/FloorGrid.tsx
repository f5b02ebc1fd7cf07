import { memo } from 'react';
import { PodView } from '../../plugins/kubernetes/src/service';

/** The least that a grid of buttons can be: one class, one name, redrawn only when it changes. */
const FloorTile = memo(function FloorTile(props: {
  readonly name: string;
  readonly state: string;
}) {
  return (
    <button
      type="button"
      className="floor"
      data-state={props.state}
      aria-label={props.name}
    />
  );
});

export function FloorGrid({ pods }: { readonly pods: readonly PodView[] }) {
  return (
    <div className="floors">
      {pods.map(({ key, row }) => (
        <FloorTile key={key} name={row.name} state={row.state} />
      ))}
    </div>
  );
}
