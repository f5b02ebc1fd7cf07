/** Hands a text to the browser as a file. Colons and slashes of cluster names are no part of a file's name. */
export function saveText(
  text: string,
  fileName: string,
  type = 'text/plain',
): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName.replace(/[^\w.-]+/g, '_');
  link.click();
  URL.revokeObjectURL(url);
}
