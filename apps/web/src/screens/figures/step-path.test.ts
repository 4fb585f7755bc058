import { expect, it } from 'vitest';
import { niceSteps, stepPath } from './step-path.ts';

it('holds a value until the next change, and the last to the edge', () => {
  expect(
    stepPath(
      [
        { x: 0, y: 10 },
        { x: 5, y: 4 },
      ],
      9,
    ),
  ).toBe('M0.0 10.0 L5.0 10.0 L5.0 4.0 L9.0 4.0');
});

it('marks an axis of people by round whole numbers that reach the top', () => {
  expect(niceSteps(1149)).toEqual([0, 200, 400, 600, 800, 1000, 1200]);
  expect(niceSteps(3)).toEqual([0, 1, 2, 3]);
  expect(niceSteps(1)).toEqual([0, 1]);
  for (const most of [7, 58, 999, 1001, 40_000]) {
    const steps = niceSteps(most);
    expect(steps.at(-1)).toBeGreaterThanOrEqual(most);
    expect(steps.length).toBeLessThanOrEqual(8);
    expect(steps.every(Number.isInteger)).toBe(true);
  }
});
