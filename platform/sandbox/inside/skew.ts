const WIDEST = 5;
const STEP = 0.1;
const COLUMNS = 800;
const DARK = 128;
/** Beyond this many dark dots a picture is no writing, and looking at all of them would take long. */
const MOST_DOTS = 120_000;
/** The rows of text must stand out this much better than in the picture as it is. */
const CLEARLY = 1.05;

/**
 * By how many degrees the lines of writing fall to the right (clockwise), within ±5, to a tenth; 0 where it cannot be
 * told. The angle at which the rows of the picture differ most (projection profile: Postl, US patent 4 723 297, 1988).
 */
export const skewOf = (grey: Uint8Array, width: number, height: number): number => {
  const step = Math.max(1, Math.floor(width / COLUMNS));
  const dots = darkDots(grey, width, height, step);
  if (dots.length < 200 || dots.length > 2 * MOST_DOTS) return 0;
  const rows = Math.ceil(height / step);
  const margin = Math.ceil(Math.tan((WIDEST * Math.PI) / 180) * (width / step)) + 2;
  const profile = new Int32Array(rows + 2 * margin);
  const sharpness = (degrees: number): number => {
    profile.fill(0);
    const slope = Math.tan((degrees * Math.PI) / 180);
    for (let at = 0; at < dots.length; at += 2) {
      const row = Math.round((dots[at + 1] ?? 0) - slope * (dots[at] ?? 0)) + margin;
      profile[row] = (profile[row] ?? 0) + 1;
    }
    let sum = 0;
    for (let at = 1; at < profile.length; at += 1) sum += ((profile[at] ?? 0) - (profile[at - 1] ?? 0)) ** 2;
    return sum;
  };
  const best = (from: number, to: number, by: number): number => {
    let found = { degrees: 0, sharpness: -1 };
    for (let degrees = from; degrees <= to + by / 2; degrees += by) {
      const here = sharpness(degrees);
      if (here > found.sharpness) found = { degrees, sharpness: here };
    }
    return found.degrees;
  };
  const coarse = best(-WIDEST, WIDEST, 0.5);
  const fine = best(coarse - 0.5, coarse + 0.5, STEP);
  return sharpness(fine) > CLEARLY * sharpness(0) ? Math.round(fine * 10) / 10 : 0;
};

/** Column and row of each dark dot of the picture made smaller, one after the other. */
const darkDots = (grey: Uint8Array, width: number, height: number, step: number): readonly number[] => {
  const dots: number[] = [];
  for (let y = 0; y + step <= height; y += step) {
    for (let x = 0; x + step <= width; x += step) {
      let sum = 0;
      for (let down = 0; down < step; down += 1) {
        for (let right = 0; right < step; right += 1) sum += grey[(y + down) * width + x + right] ?? 255;
      }
      if (sum < DARK * step * step) dots.push(x / step, y / step);
      if (dots.length > 2 * MOST_DOTS) return dots;
    }
  }
  return dots;
};
