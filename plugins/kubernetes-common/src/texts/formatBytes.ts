const KIBIBYTE = 1024;
const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/**
 * Bytes in the largest unit of which there is at least one: `183 MiB`, `1.9 GiB`.
 *
 * @public
 */
export function formatBytes(bytes: number, language: string): string {
  let amount = bytes;
  let unit = 0;
  while (Math.round(amount) >= KIBIBYTE && unit < UNITS.length - 1) {
    amount /= KIBIBYTE;
    unit += 1;
  }
  // More digits are noise.
  const digits = new Intl.NumberFormat(language, {
    maximumFractionDigits: amount < 100 ? 1 : 0,
  }).format(amount);
  return `${digits} ${UNITS[unit]}`;
}
