/** How a request reaches the house. Tests give their own; the page uses the one of the browser. */
export interface Transport {
  /** JSON in, JSON out: the status and the parsed body. Throws only when nothing answered. */
  readonly ask: (request: Ask) => Promise<Answer>;
  /** A file as the raw body, with progress from 0 to 1. */
  readonly send: (path: string, file: Blob, watch: (share: number) => void, signal?: AbortSignal) => Promise<Answer>;
  /** A file out. */
  readonly fetchBytes: (
    path: string,
    signal?: AbortSignal,
  ) => Promise<{ readonly status: number; readonly blob: Blob; readonly name: string }>;
  /** From now on every request comes from the member who proved himself with this word; from the owner without it. */
  readonly actWith: (word: string | undefined) => void;
}

export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** The proof of another member, for this request alone. */
  readonly acting?: string;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

const parsed = (text: string): unknown => {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    return { faults: [{ code: 'internal', message: text.slice(0, 200) }] };
  }
};

/** Same origin only; the token of this start goes with every request, never into an address. */
export const browserTransport = (token: string): Transport => {
  let acting: string | undefined;
  const heads = (own = acting): Record<string, string> => ({
    'x-amparo-token': token,
    ...(own === undefined ? {} : { 'x-amparo-acting': own }),
  });
  return {
    actWith: (word) => {
      acting = word;
    },

    ask: async ({ method, path, body, signal, acting: own }) => {
      const response = await fetch(path, {
        method,
        headers: { ...heads(own), ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
        cache: 'no-store',
        redirect: 'error',
      });
      return { status: response.status, body: parsed(await response.text()) };
    },

    // XMLHttpRequest because fetch tells nothing about how much of a body has gone.
    send: (path, file, watch, signal) =>
      new Promise((resolve, reject) => {
        const request = new XMLHttpRequest();
        request.open('POST', path);
        for (const [name, value] of Object.entries(heads())) request.setRequestHeader(name, value);
        request.setRequestHeader('content-type', 'application/octet-stream');
        request.upload.onprogress = (sent) => watch(sent.total > 0 ? sent.loaded / sent.total : 0);
        request.onload = () => resolve({ status: request.status, body: parsed(request.responseText) });
        request.onerror = () => reject(new Error('the connection broke'));
        request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
        signal?.addEventListener('abort', () => request.abort(), { once: true });
        request.send(file);
      }),

    fetchBytes: async (path, signal) => {
      const response = await fetch(path, {
        headers: heads(),
        ...(signal ? { signal } : {}),
        cache: 'no-store',
        redirect: 'error',
      });
      return {
        status: response.status,
        blob: await response.blob(),
        name: fileNameOf(response.headers.get('content-disposition') ?? ''),
      };
    },
  };
};

/** RFC 6266: the encoded form wins over the plain one. */
export const fileNameOf = (disposition: string): string => {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition)?.[1];
  if (encoded) {
    try {
      return decodeURIComponent(encoded);
    } catch {
      return encoded;
    }
  }
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? '';
};
