import type { BagFault } from './bagit-error.ts';

const MAX_PATH = 240;
const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9._-]*$/;
/** Device names that Windows takes for themselves, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

const reasonAgainst = (path: string): string | undefined => {
  if (/[\r\n%]/.test(path)) return 'a name has no line break and no percent sign: readers disagree on RFC 8493 §2.1.3';
  if (/[^\u0020-\u007e]/.test(path)) return 'a name is printable ASCII: Unicode forms differ between systems';
  if (path.length > MAX_PATH) return `a path has at most ${MAX_PATH} characters, this one has ${path.length}`;
  const segments = path.split('/');
  if (segments.includes('..') || segments.includes('.'))
    return 'a path does not leave the bag or name the same place twice';
  const bad = segments.find((segment) => !SEGMENT.test(segment) || segment.endsWith('.') || RESERVED.test(segment));
  return bad === undefined
    ? undefined
    : `${JSON.stringify(bad)} is not a safe name: letters, digits, dot, hyphen and underscore, not ending with a dot, not reserved by Windows`;
};

/** What speaks against these paths in one bag: unsafe names, the same name in another case, a file that is also a folder. */
export const pathFaults = (paths: Iterable<string>): readonly BagFault[] => {
  const faults: BagFault[] = [];
  const seen = new Map<string, { readonly path: string; readonly file: boolean }>();
  const claim = (path: string, file: boolean, of: string): void => {
    const before = seen.get(path.toLowerCase());
    if (before === undefined) seen.set(path.toLowerCase(), { path, file });
    else if (before.path !== path || before.file || file) {
      faults.push({ code: 'name-collision', path: of, message: `stands in the way of ${before.path}` });
    }
  };
  for (const path of paths) {
    const reason = reasonAgainst(path);
    if (reason !== undefined) faults.push({ code: 'name-refused', path: JSON.stringify(path), message: reason });
    const segments = path.split('/');
    for (let depth = 1; depth <= segments.length; depth += 1) {
      claim(segments.slice(0, depth).join('/'), depth === segments.length, path);
    }
  }
  return faults;
};
