/** Keys of 64 bits with the record that has each, in any number; sorted, equal keys stand together. */
export class KeyList {
  #first: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  #second: Uint32Array<ArrayBuffer> = new Uint32Array(0);
  #records: Int32Array<ArrayBuffer> = new Int32Array(0);
  #length = 0;
  /** As large as the list: what a turn of sorting writes into. Kept for the next list, since it is large. */
  #room: Room = roomFor(0);

  get length(): number {
    return this.#length;
  }

  get first(): Uint32Array<ArrayBuffer> {
    return this.#first.subarray(0, this.#length);
  }

  get second(): Uint32Array<ArrayBuffer> {
    return this.#second.subarray(0, this.#length);
  }

  get records(): Int32Array<ArrayBuffer> {
    return this.#records.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  add(first: number, second: number, record: number): void {
    const at = this.#length;
    if (at === this.#records.length) this.#grow();
    this.#first[at] = first;
    this.#second[at] = second;
    this.#records[at] = record;
    this.#length = at + 1;
  }

  /** Orders by key; records of equal keys keep the order in which they came. Linear: a radix sort, three turns. */
  sort(): void {
    const length = this.#length;
    if (this.#room.records.length < length) this.#room = roomFor(this.#records.length);
    for (const [shift, mask] of TURNS) {
      const [first, second, records] = [this.#first, this.#second, this.#records];
      const room = this.#room;
      const places = new Uint32Array(mask + 2);
      for (let at = 0; at < length; at += 1) {
        const digit = (((first[at] as number) >>> shift) & mask) + 1;
        places[digit] = (places[digit] as number) + 1;
      }
      for (let digit = 1; digit <= mask; digit += 1)
        places[digit] = (places[digit] as number) + (places[digit - 1] as number);
      for (let at = 0; at < length; at += 1) {
        const digit = ((first[at] as number) >>> shift) & mask;
        const place = places[digit] as number;
        places[digit] = place + 1;
        room.first[place] = first[at] as number;
        room.second[place] = second[at] as number;
        room.records[place] = records[at] as number;
      }
      [this.#first, this.#second, this.#records] = [room.first, room.second, room.records];
      this.#room = { first, second, records };
    }
    this.#sortSecond();
  }

  /** Calls with the places of each run of equal keys, `to` excluded; the list must be sorted. */
  eachKey(visit: (from: number, to: number) => void): void {
    const [first, second, length] = [this.#first, this.#second, this.#length];
    for (let from = 0; from < length; ) {
      let to = from + 1;
      while (to < length && first[to] === first[from] && second[to] === second[from]) to += 1;
      visit(from, to);
      from = to;
    }
  }

  /** Two keys with one first half are rare: only then is there something to do. */
  #sortSecond(): void {
    const [first, second, records, length] = [this.#first, this.#second, this.#records, this.#length];
    for (let from = 0; from < length; ) {
      let to = from + 1;
      let mixed = false;
      while (to < length && first[to] === first[from]) {
        if (second[to] !== second[from]) mixed = true;
        to += 1;
      }
      if (mixed) {
        const places = Uint32Array.from({ length: to - from }, (_, at) => from + at);
        places.sort((a, b) => (second[a] as number) - (second[b] as number) || a - b);
        const [seconds, numbers] = [
          places.map((at) => second[at] as number),
          places.map((at) => records[at] as number),
        ];
        second.set(seconds, from);
        records.set(numbers, from);
      }
      from = to;
    }
  }

  #grow(): void {
    const { first, second, records } = roomFor(Math.max(1024, Math.ceil(this.#length * 1.6)));
    first.set(this.first);
    second.set(this.second);
    records.set(this.records);
    [this.#first, this.#second, this.#records] = [first, second, records];
  }
}

const TURNS = [
  [0, 0x7ff],
  [11, 0x7ff],
  [22, 0x3ff],
] as const;

interface Room {
  readonly first: Uint32Array<ArrayBuffer>;
  readonly second: Uint32Array<ArrayBuffer>;
  readonly records: Int32Array<ArrayBuffer>;
}

const roomFor = (length: number): Room => ({
  first: new Uint32Array(length),
  second: new Uint32Array(length),
  records: new Int32Array(length),
});
