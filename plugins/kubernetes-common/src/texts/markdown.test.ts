import { markdownToText, plainMarkdown, quotedMarkdown } from './markdown';

describe('plain text of our Markdown', () => {
  it('has no signs of headings, and what was quoted as it was', () => {
    expect(markdownToText('# a: b\n\n## 1. c (d)\n- e')).toBe(
      'a: b\n\n1. c (d)\n- e',
    );
  });

  it.each(['*a*_b_', 'C:\\temp\\*', '[x](y)', '`rm`', '<b>#1|2~', '\\`'])(
    'has %j as it was written',
    text => {
      expect(markdownToText(plainMarkdown(text))).toBe(text);
      expect(markdownToText(quotedMarkdown(text))).toBe(quotedMarkdown(text));
      expect(
        markdownToText(`${plainMarkdown(text)} ${quotedMarkdown(text)}`),
      ).toBe(`${text} ${quotedMarkdown(text)}`);
    },
  );
});
