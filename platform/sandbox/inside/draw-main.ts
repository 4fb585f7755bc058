import { drawItem } from './draw-item.ts';
import type { DrawRequest } from './drawing.ts';
import { giveAnswer } from './give-answer.ts';
import { takeRequest } from './take-request.ts';

// The process that draws one page of a foreign file: request and bytes come in through its pipe, a PNG goes out.

const { request, bytes } = await takeRequest<DrawRequest>();
const drawn = await drawItem(request, bytes);
if ('problem' in drawn) await giveAnswer({ problem: drawn.problem });
else await giveAnswer({ width: drawn.width, height: drawn.height, pages: drawn.pages }, [drawn.png]);
