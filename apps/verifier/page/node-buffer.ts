/** What the libraries take from Node's Buffer, for a page that has no Node; put into its place before they are loaded. */

type Encoding = 'utf8' | 'hex' | 'base64' | 'latin1' | 'binary';

const fromText = (text: string, encoding: Encoding): Uint8Array => {
  switch (encoding) {
    case 'utf8':
      return new TextEncoder().encode(text);
    case 'hex':
      return Uint8Array.from(text.match(/[0-9a-fA-F]{2}/g) ?? [], (pair) => Number.parseInt(pair, 16));
    case 'base64':
      try {
        return Uint8Array.from(atob(text.replace(/\s/g, '')), (char) => char.charCodeAt(0));
      } catch {
        // Node reads what it can and says nothing; whoever reads strictly encodes again and compares.
        return new Uint8Array();
      }
    case 'latin1':
    case 'binary':
      return Uint8Array.from(text, (char) => char.charCodeAt(0) & 0xff);
  }
};

export class PageBuffer extends Uint8Array {
  static override from(source: unknown, encoding: unknown = 'utf8'): PageBuffer {
    const bytes =
      typeof source === 'string' ? fromText(source, encoding as Encoding) : Uint8Array.from(source as Iterable<number>);
    const made = new PageBuffer(bytes.length);
    made.set(bytes);
    return made;
  }

  static alloc(length: number): PageBuffer {
    return new PageBuffer(length);
  }

  static allocUnsafe(length: number): PageBuffer {
    return new PageBuffer(length);
  }

  static concat(parts: readonly Uint8Array[]): PageBuffer {
    const whole = new PageBuffer(parts.reduce((sum, part) => sum + part.length, 0));
    let at = 0;
    for (const part of parts) {
      whole.set(part, at);
      at += part.length;
    }
    return whole;
  }

  static compare(a: Uint8Array, b: Uint8Array): number {
    for (let at = 0; at < Math.min(a.length, b.length); at += 1) {
      const difference = (a[at] ?? 0) - (b[at] ?? 0);
      if (difference !== 0) return Math.sign(difference);
    }
    return Math.sign(a.length - b.length);
  }

  equals(other: Uint8Array): boolean {
    return PageBuffer.compare(this, other) === 0;
  }

  override toString(encoding: Encoding = 'utf8'): string {
    switch (encoding) {
      case 'utf8':
        return new TextDecoder().decode(this);
      case 'hex':
        return Array.from(this, (byte) => byte.toString(16).padStart(2, '0')).join('');
      case 'base64':
        return btoa(this.toString('latin1'));
      case 'latin1':
      case 'binary': {
        let text = '';
        for (let at = 0; at < this.length; at += 0x2000) text += String.fromCharCode(...this.subarray(at, at + 0x2000));
        return text;
      }
    }
  }
}

(globalThis as { Buffer?: unknown }).Buffer = PageBuffer;
