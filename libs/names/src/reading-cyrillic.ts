import { readingTable } from './reading.ts';

/**
 * How Cyrillic letters are read (see reading.ts), for Belarusian, Russian and Ukrainian at once. Belarusian soft ц and дз
 * are the т and д of its neighbours (Ціхан, Тихон), у after a vowel the в or ў of them (Наум, Навум), хв the ф (Хведар,
 * Фёдар), a в before о at the beginning or after я is Belarusian alone (Восіп, Осип; Лявон, Леон).
 */
export const CYRILLIC_READING = readingTable(`
щ = sc
шч = sc
сч = sc
дз >еёіюяьмв = d dz/0.5
дзи = dzi di/1
дзь = d dz/0.5
дз = dz d/2 z/2
дж = dz z/2 h/2
ц >еёіюяьц = t c/0.5
ц >вим = c t/1
ц = c s/2
ч = c
тч = c
тш = c
тц = c
дц = c
тс = c ts/0.5
а = a
б = b
в <^ >оу = v -/1
в <яіи >о = v -/1
в = v
ў = v
г = h
ґ = h
х = h
хв = hv f/1
д = d
е = e
ё = io
є = e
ье = e
ъе = e
йе = e
ж = z
з >пктсцчшхф = z s/0.5
з = z
и = i
і = i
ї = i
й = i
йо = io
ьо = io
к = k
л = l
м = m
н = n
о = o
п = p
р = r
с = s
т = t
у <аеоэ = u v/1
у = u
ф = f
ш = s
ы = i
э = e
ю = iu
я = ia
ј = i
ѕ = z
`);
