interface Point {
  readonly x: number;
  readonly y: number;
}

/** A line of steps: the value holds until the next point, the last one until `edge`. */
export const stepPath = (points: readonly Point[], edge: number): string =>
  points
    .map((point, index) => {
      const right = points[index + 1]?.x ?? edge;
      const start =
        index === 0 ? `M${point.x.toFixed(1)} ${point.y.toFixed(1)}` : `L${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
      return `${start} L${right.toFixed(1)} ${point.y.toFixed(1)}`;
    })
    .join(' ');

/** Round marks from 0 to at least `most`: steps of 1, 2 or 5 times a power of ten, at most seven of them. */
export const niceSteps = (most: number): readonly number[] => {
  const rough = Math.max(1, most) / 6;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max(
    1,
    [1, 2, 5, 10].map((factor) => factor * power).find((candidate) => candidate >= rough) ?? rough,
  );
  return Array.from({ length: Math.ceil(most / step) + 1 }, (_, index) => index * step);
};
