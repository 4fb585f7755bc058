import type { Deed } from './deed.ts';
import type { OpenWorkspace } from './open-workspace.ts';

/** An open workspace with the deeds that may be done in it. Made by open-house.ts, closed by whoever opened it. */
export interface House extends OpenWorkspace {
  /** All deeds by name. */
  readonly deeds: ReadonlyMap<string, Deed>;
}
