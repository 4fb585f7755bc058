import { giveAnswer } from './give-answer.ts';
import type { ScanRequest } from './scan.ts';
import { scanItem } from './scan-item.ts';
import { takeRequest } from './take-request.ts';

// The process that draws pages of a foreign file for OCR: request and bytes come in through its pipe, grey pixels go out.

const { request, bytes } = await takeRequest<ScanRequest>();
const scans = await scanItem(request, bytes);
await giveAnswer(
  {
    scans: scans.map((scan) =>
      'problem' in scan ? scan : { page: scan.page, width: scan.width, height: scan.height, dots: scan.dots },
    ),
  },
  scans.flatMap((scan) => ('problem' in scan ? [] : [scan.grey])),
);
