/** A component that may draw nothing, for a boundary that wants an element. */
export function drawable<P extends {}>(
  load: () => Promise<(props: P) => JSX.Element | null>,
): () => Promise<(props: P) => JSX.Element> {
  return async () => {
    const Component = await load();
    return function Drawable(props: P) {
      return <Component {...props} />;
    };
  };
}
