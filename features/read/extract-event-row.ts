/** What a verb group tells; `Transfer` and `Held` become a detention episode, the others are kinds of the schema. */
export type EventKind =
  | 'DetentionEpisode'
  | 'Transfer'
  | 'Held'
  | 'Sentence'
  | 'Charge'
  | 'Expulsion'
  | 'Release'
  | 'Death'
  | 'DocumentStatus';

/**
 * Where the person stands: `subject` – it is told of the one before ("was held", "памёр"); `object` – somebody does it
 * to them ("затрымалі"); `either` – a participle that is the one behind "was" and the other otherwise ("arrested");
 * `owner` – a noun ("her arrest on 3 March").
 */
export type Argument = 'subject' | 'object' | 'either' | 'owner';

/** One row of a language's table: words (a pattern), what they tell, and whose it is. */
export interface EventRow {
  readonly kind: EventKind;
  readonly who: Argument;
  readonly words: string;
  /** Details that the words themselves give, by the schema's names. */
  readonly details?: Readonly<Record<string, string>>;
  /** Counts only with a time or a place of its own. */
  readonly bound?: true;
  /** Tells how long, not when. */
  readonly timeless?: true;
}

export interface EventWords extends Omit<EventRow, 'words'> {
  readonly pattern: RegExp;
}
