/** A link that configuration or a rule brings, from wherever that has it; undefined unless it leads to a web page. */
export function httpsUrl(url: string | undefined): string | undefined {
  return url?.startsWith('https://') && URL.canParse(url) ? url : undefined;
}
