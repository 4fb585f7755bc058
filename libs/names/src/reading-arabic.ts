import { readingTable } from './reading.ts';

/**
 * How Arabic and Persian letters are read (see reading.ts). Short vowels are not written, so only consonants tie a name to
 * its Latin and Cyrillic spellings. Letters that Arabic lacks are lent: ب for p, ف for v, ج and غ for g. The article ال
 * is dropped at the beginning, since other scripts write it apart or not at all.
 */
export const ARABIC_READING = readingTable(`
عبدال = abd
ال <^ = - al/0.5
تش = c ts/1
تس = c ts/0.5
دج = dz
ا = a
أ = a
إ = i
آ = a
ٱ = a
ؤ = u
ئ = i
ء = -
ع = - a/0
و >وا = v u/0.5
و <^ = v u/0.5
و = u v/0.5
ي = i
ى = a i/0
ب = b p/1 v/2
ت = t
ث = t s/1
ج = dz h/1 z/1
ح = h
خ = h k/2
د = d
ذ = d z/0.5
ر = r
ز = z s/1
س = s z/1
ش = s
ص = s
ض = d z/0.5
ط = t
ظ = z d/0.5
غ = h
ف = f v/1
ق = k h/0.5
ك = k h/2
كس = ks
كث = ks
ل = l
م = m
ن = n
ه >$ = - h/0.5
ه = h
ة = - t/1 h/1
پ = p
چ = c
ژ = z
گ = h
ڤ = v
ڨ = h
`);

/** Arabic letters in one form each: Persian kaf, ye and he as the Arabic ones; vowel marks and the stretching line dropped. */
export const bareArabic = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\u064b-\u065f\u0670\u0640\u06d6-\u06ed]/g, '')
    .replace(/[کڪ]/g, 'ك')
    .replace(/[یۍې]/g, 'ي')
    .replace(/[ہھەۀ]/g, 'ه');
