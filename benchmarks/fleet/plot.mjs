import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

/** They are this folder's own, installed when the benchmark runs. */
async function drawingLibraries() {
  const { resolve } = createRequire(join(here, 'package.json'));
  const load = name => import(pathToFileURL(resolve(name)).href);
  const [vega, vegaLite] = [await load('vega'), await load('vega-lite')];
  return { vega, compile: vegaLite.compile };
}

/** Distinct in grey and for colour-blind readers: Okabe and Ito's palette, and a mark of its own for each. */
const LINES = {
  floor: { color: '#666666', shape: 'square' },
  Podlight: { color: '#0072B2', shape: 'circle' },
  peer: { color: '#D55E00', shape: 'triangle-up' },
};

/**
 * Draws lines over logarithmic axes.
 *
 * @param points - `{ line, x, y }`; line is `floor`, `Podlight` or `peer`
 * @returns the SVG
 */
export async function plot({ points, x, y }) {
  const { vega, compile } = await drawingLibraries();
  const names = Object.keys(LINES).filter(name =>
    points.some(({ line }) => line === name),
  );
  const axis = (field, title, values) => ({
    field,
    type: 'quantitative',
    title,
    scale: { type: 'log', nice: false },
    axis: { values, format: ',~r' },
  });
  const createScale = key => ({
    domain: names,
    range: names.map(name => LINES[name][key]),
  });
  const { spec } = compile({
    width: 480,
    height: 280,
    // Legible on a dark page, too.
    background: 'white',
    padding: 10,
    data: { values: points },
    mark: { type: 'line', point: { size: 60, filled: true } },
    encoding: {
      x: axis('x', x, [...new Set(points.map(point => point.x))]),
      y: axis('y', y),
      color: {
        field: 'line',
        type: 'nominal',
        title: null,
        scale: createScale('color'),
      },
      shape: {
        field: 'line',
        type: 'nominal',
        title: null,
        scale: createScale('shape'),
      },
    },
  });
  return new vega.View(vega.parse(spec), { renderer: 'none' }).toSVG();
}
