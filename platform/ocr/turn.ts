import type { Scan } from '../sandbox/inside/scan.ts';

/** The page turned clockwise by quarters of a circle. */
export const turned = (scan: Scan, quarters: 1 | 2 | 3): Scan => {
  const { width, height, grey } = scan;
  const out = new Uint8Array(grey.length);
  if (quarters === 2) {
    for (let at = 0, to = grey.length - 1; to >= 0; at += 1, to -= 1) out[to] = grey[at] ?? 0;
    return { ...scan, grey: out };
  }
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const to = quarters === 1 ? x * height + (height - 1 - y) : (width - 1 - x) * height + y;
      out[to] = grey[y * width + x] ?? 0;
    }
  }
  return { ...scan, width: height, height: width, grey: out };
};
