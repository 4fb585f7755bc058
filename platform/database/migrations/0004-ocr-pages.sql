-- Pages of pictures as OCR read them, so that a long scan is read in steps and never twice by the same engine.
-- The text version of the item is made of them; they can be made anew from the bytes.
create table ocr_page (
  item_id uuid not null references item (id),
  page integer not null,
  -- Program, version and languages, as text versions record them.
  engine text not null,
  body text not null,
  -- Every word: start and end in the body, confidence 0 to 100.
  words jsonb not null,
  confidence integer not null,
  problem jsonb,
  recorded_seq bigint not null,
  primary key (item_id, page)
);
