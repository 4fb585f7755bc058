import type { CommunicationReference, FoundReference } from './communication-references.ts';
import type { FoundDate } from './dates.ts';
import { timedLetters } from './prior-dates.ts';
import type { Span } from './view.ts';

/** An earlier letter that the text cites: every place, and the dates the text gives for it. */
export interface PriorCommunication {
  readonly reference: CommunicationReference;
  readonly places: readonly FoundReference[];
  readonly sent?: Span & { readonly date: string };
  readonly replied?: Span & { readonly date: string };
}

/** Earlier letters, one for each State, number and year, in order of first place. Doubtful readings are left out. */
export const priorCommunications = (
  text: string,
  references: readonly FoundReference[],
  own: FoundReference | undefined,
  dates: readonly FoundDate[],
): readonly PriorCommunication[] => {
  const earlier = references.filter(
    (reference) => reference.doubt === undefined && (own === undefined || keyOf(reference) !== keyOf(own)),
  );
  const byKey = new Map<string, FoundReference[]>();
  for (const reference of earlier) {
    const places = byKey.get(keyOf(reference)) ?? [];
    places.push(reference);
    byKey.set(keyOf(reference), places);
  }
  const timedBy = new Map(timedLetters(text, earlier, dates).map((timed, at) => [earlier[at], timed]));
  return [...byKey.values()].map((places) => {
    const first = places[0] as FoundReference;
    const timed = places.map((place) => timedBy.get(place) ?? {});
    const sent = timed.find((one) => one.sent !== undefined)?.sent;
    const replied = timed.find((one) => one.replied !== undefined)?.replied;
    const { printed, type, state, number, year } = first;
    return {
      reference: { printed, ...(type === undefined ? {} : { type }), state, number, year },
      places,
      ...(sent === undefined ? {} : { sent }),
      ...(replied === undefined ? {} : { replied }),
    };
  });
};

const keyOf = ({ state, number, year }: CommunicationReference): string => `${state} ${number}/${year}`;
