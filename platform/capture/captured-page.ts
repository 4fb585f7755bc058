import type { NameAnswer } from './guarded-proxy.ts';
import type { ShownChain } from './read-chain.ts';

/** One request of the page and its answer, as the browser saw them. */
export interface Exchange {
  readonly url: string;
  readonly method: string;
  readonly requestHeaders: readonly (readonly [string, string])[];
  readonly status: number;
  readonly statusText: string;
  /** As they came; the body below is after `content-encoding` and `transfer-encoding` were undone. */
  readonly responseHeaders: readonly (readonly [string, string])[];
  /** Null where the browser keeps none (a redirect) or it was left out for its size. */
  readonly body: Uint8Array | null;
  readonly resourceType: string;
  readonly at: Date;
}

/** What a browser of this machine was served for one address, and what it made of it. */
export interface CapturedPage {
  readonly asked: string;
  /** After redirects. */
  readonly final: string;
  /** Addresses from the asked one to the final one, both included. */
  readonly redirects: readonly string[];
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly status: number;
  readonly title: string;
  /** The page as the server sent it, decoded from its transfer only. */
  readonly received: Uint8Array | null;
  /** The document as it stood after its scripts had run, UTF-8. */
  readonly rendered: string;
  readonly text: string;
  /** PNG of the whole page. */
  readonly picture: Uint8Array;
  readonly exchanges: readonly Exchange[];
  /** Addresses that could not be had, and why. */
  readonly missing: readonly { readonly url: string; readonly why: string }[];
  readonly names: readonly NameAnswer[];
  readonly chains: readonly ShownChain[];
  readonly browser: string;
  readonly userAgent: string;
  readonly viewport: { readonly width: number; readonly height: number };
  /** What judge-capture.ts weighs. */
  readonly signs: PageSigns;
}

/** What was counted on the page, for judging whether it holds anything. */
export interface PageSigns {
  readonly passwordFields: number;
  readonly challengeFrames: number;
  readonly pictures: number;
  /** Pixels of the whole page; the picture may end before. */
  readonly height: number;
  readonly pictureEndsEarly: boolean;
}
