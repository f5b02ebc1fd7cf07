/** Lets a component render nothing where a boundary requires an element. */
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
