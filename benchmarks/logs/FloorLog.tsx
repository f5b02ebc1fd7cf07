import { LogLine } from '@podlight/backstage-plugin-kubernetes-common';
import { memo } from 'react';

/** As many lines as a chunk of the viewer has. */
const LINES_PER_CHUNK = 200;

/** The least that a log can be: its text, in boxes that the browser leaves out while they are off the screen. */
const FloorChunk = memo(function FloorChunk(props: { readonly text: string }) {
  return <pre className="floor">{props.text}</pre>;
});

export function FloorLog({ lines }: { readonly lines: readonly LogLine[] }) {
  const chunks: string[] = [];
  for (let from = 0; from < lines.length; from += LINES_PER_CHUNK) {
    chunks.push(
      lines
        .slice(from, from + LINES_PER_CHUNK)
        .map(({ text }) => text)
        .join('\n'),
    );
  }
  return (
    <div className="floors">
      {chunks.map((text, index) => (
        <FloorChunk key={index} text={text} />
      ))}
    </div>
  );
}
