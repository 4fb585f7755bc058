import { type LinkRequest, link } from '@amparo/platform/engine/link';
import { type IntoRequest, linkInto } from '@amparo/platform/engine/link-into';

/** One run in a process of its own, so that its memory is its own: the request as JSON; prints the run as JSON. */
const request = JSON.parse(process.argv[2] ?? '') as LinkRequest | IntoRequest;
console.log(JSON.stringify('into' in request ? await linkInto(request) : await link(request)));
