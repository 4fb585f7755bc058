/**
 * What goes through the pipes between parent and sandbox, both ways: 4 bytes length (big-endian), that much JSON in
 * UTF-8, then raw bytes. The length keeps file names out of the command line, where other users could see them.
 */
export const frame = (head: unknown, bodies: readonly Uint8Array[] = []): readonly Uint8Array[] => {
  const json = Buffer.from(JSON.stringify(head), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(json.byteLength);
  return [length, json, ...bodies];
};

/** Head and raw bytes of a frame, or null when it is cut short or its head is not JSON. */
export const unframe = (bytes: Buffer): { readonly head: unknown; readonly body: Buffer } | null => {
  if (bytes.byteLength < 4) return null;
  const end = 4 + bytes.readUInt32BE(0);
  if (bytes.byteLength < end) return null;
  try {
    return { head: JSON.parse(bytes.toString('utf8', 4, end)), body: bytes.subarray(end) };
  } catch {
    return null;
  }
};
