/**
 * Reads code blocks, links and anchors from Markdown.
 */

const FENCE = /^ {0,3}```(\w*)$/;
const HEADING = /^(#{1,6}) (.+)$/;

/** Lines with their kind, so that a `#` in code is not a heading. */
function* linesOf(markdown) {
  let language;
  for (const text of markdown.split('\n')) {
    const fence = FENCE.exec(text);
    if (fence) {
      language = language === undefined ? fence[1] : undefined;
      yield { text, isFence: true, language };
    } else {
      yield { text, language };
    }
  }
}

/** The code blocks under a heading of level two, as `{ language, code }`. */
export function codeBlocksBelow(markdown, title) {
  const blocks = [];
  let isInside = false;
  for (const { text, isFence, language } of linesOf(markdown)) {
    const heading = language === undefined && HEADING.exec(text);
    if (heading && heading[1].length <= 2) isInside = heading[2] === title;
    if (!isInside) continue;
    if (isFence && language !== undefined) blocks.push({ language, code: '' });
    else if (language !== undefined) blocks.at(-1).code += `${text}\n`;
  }
  return blocks;
}

/** Targets of all links and pictures outside of code. */
export function findLinks(markdown) {
  const links = [];
  for (const { text, isFence, language } of linesOf(markdown)) {
    if (isFence || language !== undefined) continue;
    for (const [, target] of text.matchAll(/\]\(([^()\s]+)\)/g)) {
      links.push(target);
    }
  }
  return links;
}

/** The anchors that GitHub and npm give to the headings. */
export function headingAnchors(markdown) {
  const anchors = new Set();
  for (const { text, language } of linesOf(markdown)) {
    const heading = language === undefined && HEADING.exec(text);
    if (!heading) continue;
    anchors.add(
      heading[2]
        .toLowerCase()
        .replace(/[^\p{L}\p{N} _-]/gu, '')
        .replaceAll(' ', '-'),
    );
  }
  return anchors;
}
