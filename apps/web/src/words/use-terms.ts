import { useCallback } from 'react';
import { useSchema } from '../api/use-schema.ts';
import { useWords } from './words.tsx';

/** The label of a term of the schema's vocabularies; a code without a term is shown as it is, never hidden. */
export const useTerms = (): ((vocabulary: string, code: string) => string) => {
  const { own } = useWords();
  const schema = useSchema().data;
  return useCallback(
    (vocabulary, code) => {
      const term = schema?.vocabularies[vocabulary]?.terms.find((one) => one.code === code);
      return term ? own(term.label) : code;
    },
    [own, schema],
  );
};
