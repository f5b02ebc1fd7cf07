/**
 * The font of the pictures: the same on every machine, whatever it has for its own windows.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './toolchain.mjs';

const FONT = 'Inter';

const CONFIG = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  ${['system-ui', 'sans-serif', 'Helvetica', 'Arial']
    .map(
      family => `<match target="pattern">
    <test name="family"><string>${family}</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>${FONT}</string></edit>
  </match>`,
    )
    .join('\n  ')}
</fontconfig>
`;

/** Environment of a browser that writes in that font; throws where it is not installed. */
export function pictureFontEnvironment() {
  const found = execFileSync('fc-match', [FONT], { encoding: 'utf8' });
  if (!found.includes(FONT)) {
    throw new Error(
      `The font of the pictures, ${FONT}, is not installed: apt-get install fonts-inter`,
    );
  }
  const folder = join(root, 'node_modules/.cache/podlight-pictures');
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'fonts.conf');
  writeFileSync(file, CONFIG);
  return { ...process.env, FONTCONFIG_FILE: file };
}
