import { anchorNow } from './anchor-now.ts';
import { checkAnchors } from './check-anchors.ts';
import { configureAnchors } from './configure-anchors.ts';
import { listAnchors } from './list-anchors.ts';
import { readAnchorSettings } from './read-anchor-settings.ts';

/** Anchors outside the house: off until a person turns them on. */
export const anchors = [listAnchors, readAnchorSettings, configureAnchors, anchorNow, checkAnchors] as const;
