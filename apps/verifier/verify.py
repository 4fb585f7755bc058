#!/usr/bin/env python3
"""Checks an Amparo bundle (format 2). Python 3.8 or later, standard library only, no network; writes nothing into it.

    python3 -I verify.py [FOLDER] [--key NAME+ID+BASE64]

It reads like a proof. Each claim is one function that returns the faults it found: none is PASS, any is FAIL.
    every file has the hashes in the manifests, the manifests are sealed by one key     claims 1 to 3
    that key signed the journal's head and history, and these follow from ALL entries   claims 5 to 8
    the disclosed entries are among them, and speak of the items that are here          claims 9 to 12
    others outside saw that history at a time, as far as you trust them                 claims 13 and 14
"""
import sys
if not sys.flags.isolated:  # a module of the same name in the bundle must not stand in for the standard library's
    sys.path.pop(0)
import argparse, base64, calendar, functools, hashlib, json, os, pathlib, re, shutil, subprocess, tempfile, time

SEAL, SEAL_SIGNATURE = "seal/tagmanifests.sha256", "seal/tagmanifests.sig"
ALGORITHMS = {"sha256": 64, "sha512": 128}  # name, hex digits
SAFE_NAME = re.compile(r"(?:[A-Za-z0-9_][A-Za-z0-9._-]*/)*[A-Za-z0-9_][A-Za-z0-9._-]*")
LEAF = re.compile(rb'\{"commitment":"([0-9a-f]{64})","kind":"([A-Za-z0-9][A-Za-z0-9._-]*)","seq":([1-9][0-9]*),"v":1\}')
SPKI_PREFIX = bytes.fromhex("302a300506032b6570032100")  # DER before the 32 bytes of an Ed25519 key (RFC 8410)

sha256 = lambda data: hashlib.sha256(data).digest()
inside = lambda path: os.path.join(FOLDER, path)
read_text = lambda path: read(path).decode("utf-8")
names_in = lambda folder: {path[len(folder) + 1:] for path in FILES if path.startswith(folder + "/")}
unless = lambda condition, fault: [] if condition else [fault]
def read(path):
    if os.path.getsize(inside(path)) > 1 << 28:  # items are hashed in pieces; what is read whole is small
        raise ValueError("%s is larger than what is read whole" % path)
    return pathlib.Path(inside(path)).read_bytes()
def from_base64(text, length=None):
    """One spelling only: decoding and encoding must give the same text."""
    data = base64.b64decode(text, validate=True)
    if base64.b64encode(data).decode() != text or length not in (None, len(data)):
        raise ValueError("expected base64 of %s bytes, got %r" % (length or "some", text[:80]))
    return data

# ---- Ed25519, RFC 8032: verification written out, for machines without OpenSSL 3 -------------------------------------
P, ORDER = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
def add(first, second):
    """Points are (X, Y, Z, T) with x = X/Z, y = Y/Z, xy = T/Z (RFC 8032, 5.1.4)."""
    a, b = (first[1] - first[0]) * (second[1] - second[0]), (first[1] + first[0]) * (second[1] + second[0])
    c, d = 2 * first[3] * second[3] * D, 2 * first[2] * second[2]
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P
def multiply(factor, point):
    result = (0, 1, 1, 0)
    while factor:
        result = add(result, point) if factor & 1 else result
        point, factor = add(point, point), factor >> 1
    return result
def decode_point(data):
    sign, y = data[31] >> 7, int.from_bytes(data, "little") & (2**255 - 1)
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * pow(2, (P - 1) // 4, P) % P
    wrong, x = y >= P or (x * x - square) % P or (x == 0 and sign), P - x if x & 1 != sign else x
    return None if wrong else (x, y, 1, x * y % P)
def encode_point(point):
    x, y = (each * pow(point[2], P - 2, P) % P for each in point[:2])
    return (y | (x & 1) << 255).to_bytes(32, "little")
BASE = decode_point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))
def ed25519(key, message, signature):
    """True when [S]B - [k]A encodes to R, which is the equation of RFC 8032, 5.1.7."""
    point, s = decode_point(key), int.from_bytes(signature[32:], "little")
    if point is None or len(signature) != 64 or s >= ORDER:
        return False
    k = int.from_bytes(hashlib.sha512(signature[:32] + key + message).digest(), "little") % ORDER
    return encode_point(add(multiply(s, BASE), multiply(k, (P - point[0], point[1], 1, P - point[3])))) == signature[:32]
def pem_of(key):
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n" % base64.b64encode(SPKI_PREFIX + key).decode()
def run_openssl(words, **files):
    """Runs openssl; a word that names one of the files becomes the path of its bytes. Returns success and output."""
    with tempfile.TemporaryDirectory() as folder:
        paths = {name: os.path.join(folder, name) for name in files}
        for name, data in files.items():
            pathlib.Path(paths[name]).write_bytes(data)
        ran = subprocess.run(["openssl"] + [paths.get(word, word) for word in words], stdout=-1, stderr=subprocess.DEVNULL)
        return ran.returncode == 0, ran.stdout.decode("ascii", "replace")
def openssl(key, message, signature):
    words = "pkeyutl -verify -rawin -pubin -inkey KEY -in MESSAGE -sigfile SIGNATURE".split()
    return run_openssl(words, KEY=pem_of(key).encode(), MESSAGE=message, SIGNATURE=signature)[0]
def choose_engine():
    """OpenSSL when it is there and gets a known answer right (RFC 8032, 7.1, test 2), else the code above."""
    key = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
    good = bytes.fromhex("92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                         "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00")
    right = lambda verify: verify(key, b"\x72", good) and not verify(key, b"\x73", good)
    if not right(ed25519):
        raise SystemExit("the Ed25519 code in this file fails its own test: the file was changed")
    return (openssl, "openssl") if shutil.which("openssl") and right(openssl) else (ed25519, "the RFC 8032 code in this file")

# ---- C2SP: keys, signed notes, checkpoints ---------------------------------------------------------------------------
def parse_key(text, kind=b"\x01"):
    """name+id+base64(kind || key); the id is SHA-256(name, newline, kind, key), first four bytes. 1: Ed25519, 4: witness."""
    match = re.fullmatch(r"([^+\s]+)\+([0-9a-f]{8})\+(\S+)", text)
    material = from_base64(match[3], 33) if match else b""
    if material[:1] != kind or sha256(match[1].encode() + b"\n" + material)[:4].hex() != match[2]:
        raise ValueError("not a key line, or its id does not follow from the key: %r" % text[:120])
    return match[1], bytes.fromhex(match[2]), material[1:]
def parse_note(note):
    """The signed text, and for each signature line the name and the bytes: four of the key's id, then the signature."""
    head, gap, tail = note.rpartition("\n\n")
    lines = [re.fullmatch("\u2014 ([^+\\s]+) (\\S+)", line) for line in tail[:-1].split("\n")]
    if not gap or not tail.endswith("\n") or re.search("[\x00-\x09\x0b-\x1f]", note) or not all(lines):
        raise ValueError("not a signed note")
    return head + "\n", [(line[1], from_base64(line[2])) for line in lines]
def open_checkpoint(note):
    """Checks the key's signature on a note; returns signed text, signature, size and root (signed-note, tlog-checkpoint)."""
    name, key_id, key = KEY
    text, signatures = parse_note(note)
    ours = [blob[4:] for signer, blob in signatures if signer == name and blob[:4] == key_id]
    if not ours or not all(VERIFY(key, text.encode(), signature) for signature in ours):
        raise ValueError("no valid signature by %s" % name)
    match = re.fullmatch(re.escape(name) + r"\n(0|[1-9][0-9]{0,15})\n(\S+)\n", text)
    if not match:
        raise ValueError("expected the lines %s, size and root, got %r" % (name, text[:200]))
    return text, ours[0], int(match[1]), from_base64(match[2], 32)

# ---- RFC 6962: the tree ----------------------------------------------------------------------------------------------
node = lambda left, right: sha256(b"\x01" + left + right)
def root_of(frontier):
    """The root from the complete subtrees, the largest first."""
    return functools.reduce(lambda right, left: node(left, right), reversed(frontier)) if frontier else sha256(b"")
def all_leaves(size):
    """The bytes of every entry, read from the bundles of 256 (C2SP tlog-tiles)."""
    for start in range(0, size, 256):
        width, digits = min(256, size - start), str(start // 256)  # in groups of three, all but the last with an x
        index = re.sub(r"(...)(?=.)", r"x\1/", digits.zfill(-(-len(digits) // 3) * 3))
        path = "journal/tile/entries/" + index + ("" if width == 256 else ".p/%d" % width)
        data, at = read(path), 0
        for _ in range(width):
            length = int.from_bytes(data[at:at + 2], "big")
            yield data[at + 2:at + 2 + length]
            at += 2 + length
        if at != len(data):
            raise ValueError("%s: %d bytes expected, %d found" % (path, at, len(data)))
def includes(index, size, leaf_hash, proof, root):
    """RFC 9162, 2.1.3.2."""
    last, value = size - 1, leaf_hash
    for sibling in proof:
        if last == 0:
            return False
        if index & 1 or index == last:
            value = node(sibling, value)
            while index and not index & 1:
                index, last = index >> 1, last >> 1
        else:
            value = node(value, sibling)
        index, last = index >> 1, last >> 1
    return last == 0 and value == root

# ---- The claims ------------------------------------------------------------------------------------------------------
def hashes_of(full):
    hashes = {algorithm: hashlib.new(algorithm) for algorithm in ALGORITHMS}
    with open(full, "rb") as file:
        for piece in iter(lambda: file.read(1 << 20), b""):
            for each in hashes.values():
                each.update(piece)
        return dict({algorithm: each.hexdigest() for algorithm, each in hashes.items()}, size=file.tell())

def files_are_as_listed():
    """Every file is there, is listed, and has the SHA-256 and SHA-512 that the manifests say."""
    faults, found = [], {}
    for folder, folders, names in os.walk(FOLDER):
        for name in names + [each for each in folders if os.path.islink(os.path.join(folder, each))]:
            full, path = os.path.join(folder, name), os.path.relpath(os.path.join(folder, name), FOLDER).replace(os.sep, "/")
            if os.path.islink(full) or not os.path.isfile(full):
                faults.append("%r is not a plain file" % path)
            else:
                found[path] = hashes_of(full)
    FILES.update(found)
    faults += ["%r is not a safe name" % path for path in found if not SAFE_NAME.fullmatch(path)]
    payload = {path for path in found if path.startswith("data/")}
    outside = {SEAL, SEAL_SIGNATURE} | {"tagmanifest-%s.txt" % algorithm for algorithm in ALGORITHMS}
    for algorithm, digits in ALGORITHMS.items():
        for name, expected in (("manifest", payload), ("tagmanifest", set(found) - payload - outside)):
            manifest, listed = "%s-%s.txt" % (name, algorithm), set()
            for line in read_text(manifest).splitlines():
                digest, path = line[:digits], line[digits + 2:]
                if line != "%s  %s" % (digest, path) or path in listed:
                    faults.append("%s: %r is listed twice or malformed" % (manifest, line[:200]))
                elif path in found and found[path][algorithm] != digest.lower():
                    faults.append("%s: not the bytes that %s lists" % (path, manifest))
                listed.add(path)
            faults += ["%r: %s lists it, it is not there" % (path, manifest) for path in sorted(listed - expected)]
            faults += ["%r: it is there, %s does not list it" % (path, manifest) for path in sorted(expected - listed)]
    faults += unless(read("bagit.txt") == b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", "bagit.txt: not the declaration of a BagIt 1.0 bag")
    oxum = "Payload-Oxum: %d.%d" % (sum(found[path]["size"] for path in payload), len(payload))
    for line in (oxum, "Amparo-Bundle: 2"):
        faults += unless(line in read_text("bag-info.txt").splitlines(), "bag-info.txt: expected the line %r" % line)
    return faults, "%d files" % len(found)

def key_is_one():
    """The key is the same in every form."""
    text = read_text("journal/key.pub")
    KEY.extend(parse_key(text[:-1]))
    same = text.endswith("\n") and read_text("journal/key.pem") == pem_of(KEY[2])
    return unless(same, "journal/key.pem and journal/key.pub are not the same key, each on lines of its own"), text[:-1]

def manifests_are_sealed():
    """The manifests are the ones that the journal's key sealed."""
    names = ["tagmanifest-%s.txt" % algorithm for algorithm in ALGORITHMS]
    expected = "\n".join(["# amparo bundle seal v1", "# origin " + KEY[0]] + ["%s  %s" % (FILES[name]["sha256"], name) for name in names] + [""])
    valid = VERIFY(KEY[2], read(SEAL), read(SEAL_SIGNATURE))
    return (unless(read(SEAL) == expected.encode(), "%s does not state the hashes of the tag manifests" % SEAL)
            + unless(valid, "%s is not the key's signature on %s" % (SEAL_SIGNATURE, SEAL))), "seal %s" % sha256(read(SEAL)).hex()

def key_is_the_expected_one():
    """The key is the one that you were given by another way."""
    unknown = None, "no --key was given: compare the key line with one that you were given by another way"
    return unknown if EXPECTED_KEY is None else (
        unless(tuple(KEY) == parse_key(EXPECTED_KEY), "the bundle has another key than %s" % EXPECTED_KEY), EXPECTED_KEY)

def head_is_signed():
    """The latest checkpoint is signed by the key."""
    note = read_text("journal/checkpoint")
    text, signature, size, root = open_checkpoint(note)
    HEAD.update(note=note, size=size, root=root)
    return (unless(read("journal/checkpoint.body") == text.encode(), "journal/checkpoint.body is not the signed text")
            + unless(read("journal/checkpoint.sig") == signature, "journal/checkpoint.sig is not the signature")
            ), "%d entries, root %s" % (size, root.hex())

def checkpoints_are_signed():
    """All checkpoints are signed by the key."""
    faults, count = [], len(names_in("journal/checkpoints"))
    for ordinal in range(1, count + 1):  # numbered 1, 2, 3 without a gap: a missing one cannot be read
        path = "journal/checkpoints/%d" % ordinal
        _, _, size, root = open_checkpoint(read_text(path))
        faults += unless(not PREFIXES or size >= PREFIXES[-1][1], "%s: fewer entries than the checkpoint before" % path)
        PREFIXES.append((path, size, root))
    return faults + unless(read_text("journal/checkpoints/%d" % count) == HEAD["note"], "the last of them is not journal/checkpoint"), "%d checkpoints" % count

def root_follows_from_all_entries():
    """The root of the latest checkpoint follows from all entries."""
    wanted = {int(name[:-5]) for name in names_in("journal/entries") if re.fullmatch(r"[1-9][0-9]*\.json", name)}
    sizes, leaves, roots, frontier, count, faults = {size for _, size, _ in PREFIXES}, {}, {}, [], 0, []
    for leaf in all_leaves(HEAD["size"]):
        match, value, rest = LEAF.fullmatch(leaf), sha256(b"\x00" + leaf), count
        while rest & 1:
            value, rest = node(frontier.pop(), value), rest >> 1
        frontier.append(value)
        count += 1
        faults += unless(match and int(match[3]) == count, "entry %d: not a leaf of this number: %r" % (count, leaf[:200]))
        if match and count in wanted:
            leaves[count] = (sha256(b"\x00" + leaf), match[1].decode(), match[2].decode())
        if count in sizes:
            roots[count] = root_of(frontier)
    ROOTS.update(roots)
    HEAD.update(rebuilt=root_of(frontier), leaves=leaves)  # what follows stands on these: without them it fails
    faults += unless(HEAD["rebuilt"] == HEAD["root"], "the entries give the root %s, another is signed" % HEAD["rebuilt"].hex())
    return faults, "rebuilt from %d entries" % count

def history_only_grew():
    """Each checkpoint is the beginning of the same journal."""
    faults = ["%s: the first %d entries do not give its root" % (path, size) for path, size, root in PREFIXES if ROOTS.get(size) != root]
    return faults + unless(0 < len(PREFIXES) == len(names_in("journal/checkpoints")), "not every checkpoint could be read"), "%d roots rebuilt" % len(PREFIXES)

def disclosed_entries_are_committed():
    """Every disclosed entry is the one that the journal committed to."""
    leaves, bodies = HEAD["leaves"], HEAD.setdefault("bodies", {})
    expected = {"%d.%s" % (seq, kind) for seq in leaves for kind in ("json", "salt")}
    faults = unless(names_in("journal/entries") == expected, "journal/entries: not a body and a salt for each disclosed entry")
    for seq, (_, commitment, kind) in sorted(leaves.items()):
        body, salt = (read("journal/entries/%d.%s" % (seq, part)) for part in ("json", "salt"))
        if len(salt) != 32 or sha256(salt + body).hex() != commitment:
            faults.append("entry %d: salt and body do not give the commitment" % seq)
            continue
        said = bodies[seq] = json.loads(body)
        faults += unless(said.get("seq") == seq and said.get("deed") == kind, "entry %d: its body speaks of another entry or deed" % seq)
    return faults, "%d of %d entries are disclosed" % (len(leaves), HEAD["size"])

def proofs_lead_to_the_root():
    """Every inclusion proof leads to the rebuilt root."""
    expected = {"%d.tlog-proof" % seq for seq in HEAD["leaves"]}
    faults = unless(names_in("journal/proofs") == expected, "journal/proofs: not one proof for each disclosed entry")
    for seq, (leaf_hash, _, _) in sorted(HEAD["leaves"].items()):
        lines, _, note = read_text("journal/proofs/%d.tlog-proof" % seq).partition("\n\n")
        about = lines.split("\n")[:2] == ["c2sp.org/tlog-proof@v1", "index %d" % (seq - 1)] and note == HEAD["note"]
        leads = includes(seq - 1, HEAD["size"], leaf_hash, [from_base64(line, 32) for line in lines.split("\n")[2:]], HEAD["rebuilt"])
        faults += unless(about and leads, "entry %d: the proof does not lead from this entry to the root" % seq)
    return faults, "%d proofs" % len(HEAD["leaves"])

def items_are_as_recorded():
    """Every item has the bytes that its record says."""
    faults, recorded = [], set()
    HEAD["items"] = json.loads(read("metadata/items.json"))
    for item in HEAD["items"]:
        path = item["file"]
        if (path is None) != isinstance(item["withheld"], str):  # here, or withheld for a reason; never both
            raise ValueError("item %r is neither here nor withheld for a reason" % item["number"])
        if path is None:
            continue
        good = re.fullmatch(r"data/items/%s\.[a-z0-9]+" % re.escape(item["number"]), path) and path not in recorded
        faults += unless(good, "item %r: %r is not a place for it" % (item["number"], path))
        recorded.add(path)
        faults += ["%s: %s is not the recorded one" % (path, property) for property in ("sha256", "sha512", "size")
                   if FILES.get(path, {}).get(property) != item[property]]
    faults += ["%s: has no record" % path for path in FILES if path.startswith("data/items/") and path not in recorded]
    return faults, "%d items, %d withheld" % (len(recorded), len(HEAD["items"]) - len(recorded))

def items_are_in_the_journal():
    """The hash of every item stands in a journal entry."""
    faults, unknown, stated, bodies = [], [], {}, HEAD["bodies"]
    for seq, body in bodies.items():
        record = body.get("record") or {}
        for each in [record] + list(record.get("items") or []):
            if isinstance(each, dict) and isinstance(each.get("item"), str) and isinstance(each.get("sha256"), str):
                stated.setdefault(each["item"], []).append((seq, each["sha256"]))
    for item in HEAD["items"]:
        origin = item["derivedFrom"]  # what it was made from, here or not, is named by its hash too
        for number, key, value, custody in [(item["number"], item["id"], item["sha256"], item["custody"])] + (
                [(origin["number"], origin["item"], origin["sha256"], [0])] if origin else []):
            hashes = stated.get(key, [])
            faults += ["item %s: entry %d states another hash" % (number, seq) for seq, other in hashes if other != value]
            if not hashes and all(seq in bodies for seq in custody):
                faults.append("item %s: no entry states its hash" % number)
            elif not hashes:
                unknown.append(number)
    if unknown and not faults:
        return None, "not among the disclosed entries are those that would state the hash of: %s" % ", ".join(unknown[:20])
    return faults, "%d items" % len(HEAD["items"])

def stamps_are_of_checkpoints():
    """Time stamps from outside are of checkpoints of this journal."""
    present, faults = names_in("journal/stamps"), []
    if not shutil.which("openssl") or (not present and "journal/stamps.json" not in FILES):
        return None, "this bundle carries no time stamp" if not present else "there is no openssl here to check time stamps with"
    stamps = json.loads(read("journal/stamps.json"))
    for at, stamp in enumerate(stamps, 1):
        token, chain, older = "journal/stamps/%d.tst" % at, "journal/stamps/%d.pem" % at, stamp.get("renews")
        placed = (stamp["token"], stamp["chain"]) == (token, chain) and older in [None] + [each["token"] for each in stamps[:at - 1]]
        if not placed or not re.fullmatch(r"journal/checkpoints/[1-9][0-9]*", stamp["checkpoint"]):
            raise ValueError("time stamp %d: not the places of a checkpoint, a token and its certificates" % at)
        files = dict(TOKEN=read(token), CHAIN=read(chain), DATA=read(stamp["checkpoint"]) + (read(older) if older else b""))
        said = re.search(r"Time stamp: (\w+ +\d+ [\d:]+)\S* (\d+) GMT", run_openssl("ts -reply -token_in -in TOKEN -text".split(), **files)[1])
        when = calendar.timegm(time.strptime(said[1] + said[2], "%b %d %H:%M:%S%Y")) if said else 0
        words = "ts -verify -token_in -in TOKEN -data DATA -CAfile CHAIN -untrusted CHAIN -attime".split() + [str(when)]
        head, der = files["TOKEN"][1] & 127, files["TOKEN"]  # one DER value (of more than 127 bytes) and nothing behind it
        same = stamp["at"][:19] == time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(when)) and len(der) == 2 + head + int.from_bytes(der[2:2 + head], "big")
        faults += unless(same and run_openssl(words, **files)[0], "time stamp %d does not verify" % at)
    paired = {"%d.%s" % (at + 1, kind) for at in range(len(stamps)) for kind in ("pem", "tst")}
    return (faults + unless(stamps and present == paired, "journal/stamps: not a token and its certificates for each line of the list"),
            "%d time stamps: %s" % (len(stamps), "; ".join("%s %s" % (each["authority"], each["at"]) for each in stamps[:20])))

def witnesses_signed():
    """Witnesses from outside signed checkpoints of this journal."""
    sizes, faults = names_in("journal/cosigned"), []
    if not sizes and "journal/witnesses.pub" not in FILES:
        return None, "this bundle carries no signature of a witness"
    keys = {key[:2]: key[2] for key in (parse_key(line, b"\x04") for line in read_text("journal/witnesses.pub").splitlines())}
    texts = {parse_note(read_text("journal/checkpoints/" + name))[0] for name in names_in("journal/checkpoints")}
    for size in sorted(sizes):
        text, signatures = parse_note(read_text("journal/cosigned/" + size))
        known = [(keys[name, blob[:4]], blob) for name, blob in signatures if (name, blob[:4]) in keys]
        good = all(len(blob) == 76 and VERIFY(key, ("cosignature/v1\ntime %d\n%s" % (int.from_bytes(blob[4:12], "big"), text)).encode(), blob[12:])
                   for key, blob in known)  # time and text are signed together (C2SP tlog-cosignature)
        faults += unless(known and good, "journal/cosigned/%s: no valid signature by a witness of journal/witnesses.pub" % size)
        faults += unless(text in texts and text.split("\n")[1] == size, "journal/cosigned/%s: not a checkpoint of this journal" % size)
    return faults + unless(sizes, "journal/cosigned is empty"), "%d checkpoints, %d witnesses" % (len(sizes), len(keys))

CLAIMS = (files_are_as_listed, key_is_one, manifests_are_sealed, key_is_the_expected_one, head_is_signed,
          checkpoints_are_signed, root_follows_from_all_entries, history_only_grew, disclosed_entries_are_committed,
          proofs_lead_to_the_root, items_are_as_recorded, items_are_in_the_journal, stamps_are_of_checkpoints, witnesses_signed)

NOT_PROVEN = """What this does not prove:
- that what an item says is true, or who made it before it was received;
- when the journal was written, unless a claim above speaks of a time stamp or witness;
- that nothing was left out: only the exported items and the disclosed entries are here;
- whose the keys and certificates are that came with the bundle."""
say = lambda text: print(text.encode("ascii", "backslashreplace").decode())  # no name in a bundle may steer the terminal

def main():
    say("Bundle: %s\nSignatures are checked with %s.\n" % (FOLDER, ENGINE))
    failed = 0
    for check in CLAIMS:
        try:
            faults, detail = check()
        except Exception as error:  # not as the format says; or a claim that an earlier failure left without ground
            faults, detail = ["%s: %s" % (type(error).__name__, error)], ""
        outcome = "NOT CHECKED" if faults is None else "FAIL" if faults else "PASS"
        failed += outcome == "FAIL"
        say("%-11s  %s" % (outcome, check.__doc__[:-1]))
        for line in faults[:20] + unless(len(faults) <= 20, "and %d more" % (len(faults) - 20)) if faults else [detail]:
            say("             %s" % line)
    say("\n%s\n\nRESULT: %s" % (NOT_PROVEN, "%d claims failed" % failed if failed else "nothing failed"))
    sys.exit(1 if failed else 0)

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Checks an Amparo bundle.")
    parser.add_argument("folder", nargs="?", default=os.path.dirname(os.path.abspath(__file__)))
    parser.add_argument("--key", help="the key line that you were given by another way")
    FOLDER, EXPECTED_KEY = vars(parser.parse_args()).values()
    FILES, KEY, HEAD, PREFIXES, ROOTS = {}, [], {}, [], {0: sha256(b"")}
    VERIFY, ENGINE = choose_engine()
    main()
