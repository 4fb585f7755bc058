import { type Kind, LANES, type Schema } from '@amparo/core/schema/schema';
import { showValue } from '@amparo/core/schema/show-value';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useWords } from '../words/words.tsx';
import type { CallFault } from './call-fault.ts';
import type { ClaimValue } from './contract.ts';
import { useApi } from './use-deed.ts';

export { LANES };

/** The domain model, asked for once. */
export const useSchema = (enabled = true): UseQueryResult<Schema, CallFault> => {
  const api = useApi();
  return useQuery<Schema, CallFault>({
    queryKey: ['schema'],
    queryFn: api.schema,
    enabled,
    staleTime: Number.POSITIVE_INFINITY,
  });
};

export const kindsOf = (schema: Schema | undefined): readonly Kind[] => Object.values(schema?.kinds ?? {});

/** A value in the desk's language; what the house alone knows (labels of mentions) comes as it showed it. */
export const useShown = (): ((value: ClaimValue, shown: string) => string) => {
  const { locale } = useWords();
  const schema = useSchema().data;
  return useCallback(
    (value, shown) => (schema && value.kind !== 'mention' ? showValue(schema, value, locale) : shown),
    [locale, schema],
  );
};

/** The word for a kind of the schema in the desk's language. */
export const useKindWord = (): ((kind: string) => string) => {
  const { own } = useWords();
  const schema = useSchema().data;
  return useCallback((kind) => (schema?.kinds[kind] ? own(schema.kinds[kind].label) : ''), [own, schema]);
};
