import { detectType } from './detect-type.ts';
import { giveAnswer } from './give-answer.ts';
import { WACZ } from './media-types.ts';
import { openWacz } from './open-wacz.ts';
import type { ReplayRequest } from './replay.ts';
import { stillPage } from './still-page.ts';
import { takeRequest } from './take-request.ts';

// The process that makes a still page of a captured one: request and bytes come in through its pipe, one document goes out.

const { request, bytes } = await takeRequest<ReplayRequest>();
try {
  const type = (await detectType(bytes, request.declaredName)).facts.fromContent;
  const page = type === WACZ ? await openWacz(bytes) : null;
  if (page === null) {
    await giveAnswer({ problem: { code: 'no-page-picture', message: 'This item is no captured page.' } });
  } else {
    const { html, filled, lacking } = stillPage(page);
    await giveAnswer({ url: page.url, title: page.title ?? '', at: page.at, filled, lacking }, [Buffer.from(html)]);
  }
} catch (cause) {
  const message = cause instanceof Error ? cause.message : String(cause);
  await giveAnswer({
    problem: { code: 'parser-failed', message: `The capture cannot be shown: ${message.slice(0, 500)}` },
  });
}
