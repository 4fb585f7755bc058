import { readingTable } from './reading.ts';

/**
 * How Latin letters are read (see reading.ts) in the habits that spell Slavic and Arabic names: English (sh, ch, zh, kh),
 * passports (ia, iu, ts, kh), Lacinka (č and š as cz and sz; c, ch as ц, х), Polish (sz, cz, rz, w), German (sch, tsch,
 * w), French (ou, ch, tch, -off), Swedish (sj, -vitj). At cost 2 the habits of names that come from elsewhere.
 */
export const LATIN_READING = readingTable(`
schtsch = sc
chtch = sc
shtch = sc
stsch = sc
shch = sc
szcz = sc
shh = sc
tsch = c
tch = c
tsj = c
tj >!aeiouy = c
tj = ti c/1
dsch = dz
sch = s z/1 sk/2
sj = s si/1 zi/1.5
sh = s
szj = sti si/0.5 sci/0.5
szi = si sti/0.5 sci/1
sz = s st/2 sc/2
zh = z h/2
zj = z ti/0.5 ci/1
rz = z rz/0.5 rc/1.5 rt/1.5
kh = h k/2
gh = h -/2
ch >rlnm = h k/0.5 c/1
ch = c h/1 s/1.5 k/2
cz = c
tz = c z/2
tc = c
tsya = tia cia/0.5
tsye = te ce/0.5
tsyo = tio cio/0.5
tsyu = tiu ciu/0.5
ts >iej = t c/0.5
ts = c t/1
ck >ai = ck k/1
ck = k ck/2
cie = te ce/0.5
ci = ti ci/0.5 si/2
ce = ce te/0.5 se/2 ke/2
cy = ci ti/1 si/2
cj = ci ti/0.5
c >vwmn = c k/1
c <e >$ = c k/0.5
c = k c/0.5
ć = t c/0.5
dzh = dz z/2
dz >iejmvw = d dz/0.5
ds >iej = d dz/0.5 ds/0.5
ds = ds dz/0.5
dz = dz d/2 z/2
dj = dz di/0.5
ph = f p/2
pf = f pf/1
ff = v f/1
th = t
bh = b
dh = d
w = v -/2
v <^ >ou = v -/1
v <i >o = v -/1
iavo = iavo io/1
v = v
qu = k kv/1
q = k h/1
x = ks h/1 z/2 s/2
gue = he ve/2
gui = hi vi/2
g >eiy = h dz/1.5 z/2
g = h
h <aeo >$ = h -/0.5
h >bdfglmnprt = h -/1
h <^ = h -/1
h = h -/2
ya = ia
ja = ia dza/1 za/1 ha/2
ye = e
je = e dze/1 ze/1 he/2
yo = io
jo = io dzo/1 zo/1 ho/2
yu = iu
ju = iu dzu/1 zu/1 hu/2
j <^ = i dz/1 z/1 h/2
j = i dz/1 z/1
y = i
ie = e
ii = i
iu >!aeiouy = iu iv/1
yu >!aeiouy = iu iv/1
au >!aeiouy = av au/1 o/2
ou >!aeiouy = ov u/0.5
you = iu iov/0.5
ou <^ >aeiouy = v u/0.5 ov/1
ou >aeiouy = u v/0.5 ov/1
eu >!aeiouy = ev eu/1 oi/2
u <aeo >!aeiouy = v u/1
u <ae >aeiouy = u v/1
ouch = us uc/0.5 ovc/0.5 uh/1
chou = su cu/0.5 cov/0.5 hu/1
ee = i e/1
oo = u o/0.5
a = a
ą = a on/1 om/1
b = b
d = d
e = e
ę = e en/1 em/1
f = f
i = i
k = k
l = l
m = m
n = n
o = o
p = p
r = r
s <^ >aeiouy = s z/1.5
s <aeiouy >aeiouy = s z/1
s = s z/2
t = t
u = u
zk = zk ck/0.5 sk/1
z >pts = z s/0.5 c/2
zz = z c/1
z <^ = z c/1 s/2
z >i = z c/1 t/1 dz/2
z = z c/1 dz/2 s/2
`);

const ALONE: Readonly<Record<string, string>> = {
  ŭ: 'w',
  č: 'cz',
  š: 'sz',
  ž: 'zh',
  ż: 'zh',
  ř: 'rz',
  ş: 'sz',
  ș: 'sz',
  ţ: 'ts',
  ț: 'ts',
  ç: 'cz',
  ğ: 'gh',
  ł: 'l',
  đ: 'd',
  ø: 'o',
  æ: 'e',
  œ: 'e',
  ß: 'ss',
  þ: 't',
  ð: 'd',
  ı: 'i',
};

/** Lower-case Latin letters as the table reads them: those with a sound of their own written out, other marks dropped. */
export const bareLatin = (lower: string): string =>
  /^[a-z]*$/.test(lower)
    ? lower
    : [...lower.normalize('NFC')]
        .map((letter) =>
          /[ćąę]/.test(letter) ? letter : (ALONE[letter] ?? letter.normalize('NFD').replace(/[^a-z]/g, '')),
        )
        .join('');
