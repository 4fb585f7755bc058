import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { type NotDrawn, notDrawn } from './drawing.ts';

export type CanvasModule = typeof import('@napi-rs/canvas');

/**
 * The canvas with the fonts of the machine, or why there is none. A machine without a font draws text that carries
 * none in IBM Plex, which is complete in Latin and Cyrillic.
 */
export const loadCanvas = async (): Promise<CanvasModule | NotDrawn> => {
  // The library asks for the home folder; without environment and user list it would find none and give up.
  process.env.HOME ??= '/';
  try {
    const canvas = await import('@napi-rs/canvas');
    if (canvas.GlobalFonts.families.length === 0) canvas.GlobalFonts.loadFontsFromDir(plexFolder());
    return canvas;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message.split('\n', 1)[0] : String(cause);
    const machine = `${process.platform} ${process.arch}`;
    return notDrawn('no-page-picture', `No pages can be drawn on this machine (${machine}): ${why}`);
  }
};

const plexFolder = (): string => {
  const found = findPackageJSON('@fontsource/ibm-plex-sans', import.meta.url);
  if (found === undefined) throw new Error('IBM Plex is not installed');
  return join(dirname(found), 'files');
};
