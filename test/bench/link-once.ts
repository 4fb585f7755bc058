import { type LinkRequest, link } from '@amparo/platform/engine/link';

/** One run of `link` in a process of its own, so that its memory is its own: the request as JSON; prints the run as JSON. */
const request = JSON.parse(process.argv[2] ?? '') as LinkRequest;
console.log(JSON.stringify(await link(request)));
