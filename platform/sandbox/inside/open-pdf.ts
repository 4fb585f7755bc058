import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

export type Pdf = Awaited<ReturnType<typeof getDocumentProxy>>;

type Options = NonNullable<Parameters<typeof getDocumentProxy>[1]>;

/**
 * A PDF, or why it does not open. Nothing in it runs or is fetched; the copy is made because the library takes the
 * bytes over. Warnings are off: they would go out through the pipe of the answer.
 */
export const openPdf = async (bytes: Buffer, options: Options = {}): Promise<Pdf | 'encrypted' | Error> => {
  const { VerbosityLevel } = await getResolvedPDFJS();
  try {
    return await getDocumentProxy(new Uint8Array(bytes), {
      disableFontFace: true,
      useSystemFonts: false,
      stopAtErrors: false,
      verbosity: VerbosityLevel.ERRORS,
      ...options,
    });
  } catch (cause) {
    if (cause instanceof Error) return cause.name === 'PasswordException' ? 'encrypted' : cause;
    return new Error(String(cause));
  }
};
