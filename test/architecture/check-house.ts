import { arrowsOf, checkArrows } from './check-arrows.ts';
import { checkDeclared } from './check-declared.ts';
import { checkPurity } from './check-purity.ts';
import { checkTidiness } from './check-tidiness.ts';
import { findCircles } from './find-circles.ts';
import { codeFiles, type House } from './house.ts';
import { packagesOf } from './resolve-import.ts';

/** All rules of the house over a map of path to text. Each message names the place and what to do instead. */
export const checkHouse = (house: House): readonly string[] => {
  const packages = packagesOf(house);
  const files = codeFiles(house);
  const arrows = arrowsOf(files, packages);
  return [
    ...checkArrows(arrows, packages),
    ...findCircles(arrows),
    ...checkPurity(files),
    ...checkDeclared(files, packages),
    ...checkTidiness(house, files),
  ];
};
