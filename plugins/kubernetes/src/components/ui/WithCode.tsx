import { Fragment } from 'react';

/** @internal */
export interface WithCodeProps {
  /** A text in which what is between backticks is code. */
  readonly children: string;
}

/** A text with its commands and names of settings in the font of code. */
export function WithCode(props: WithCodeProps) {
  return (
    <>
      {props.children
        .split('`')
        .map((part, index) =>
          index % 2 === 1 ? (
            <code key={index}>{part}</code>
          ) : (
            <Fragment key={index}>{part}</Fragment>
          ),
        )}
    </>
  );
}
