"""Makes extract/coref/firstnames.txt: first names that only one sex bears.

    pip install Faker==40.54.0
    python3 train/firstnames.py CENSUS > extract/coref/firstnames.txt

Faker (MIT) has lists of first names for some sixty languages and countries. Cyrillic,
Georgian and Armenian ones are written in Latin letters; scripts without vowels or with another transliteration for every
newspaper are left out. CENSUS is a list of the same form that counts as one more country, which
may be the last output. The long list of English names is left
out, where girls are called Kyle and boys Major, and so is what both sexes bear.
"""

import collections
import importlib
import os
import re
import sys
import unicodedata

import faker.providers.person as person

CYRILLIC = dict(zip("абвгдезийклмнопрстуфыэ", "a b v g d e z i y k l m n o p r s t u f y e".split())) | {
    "ё": "e", "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu", "я": "ya",
    "і": "i", "ї": "yi", "є": "ye", "ґ": "g", "ј": "j", "љ": "lj", "њ": "nj", "ќ": "kj", "ѓ": "gj", "ѕ": "dz", "џ": "dz"}
GEORGIAN = dict(zip("აბგდევზთიკლმნოპრსტუფქჰ", "abgdevztiklmnoprstupkh")) | {
    "ჟ": "zh", "ღ": "gh", "ყ": "q", "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh", "ჯ": "j"}
ARMENIAN = dict(zip("աբգդեզէըթիլկհմյնոպջռսվտրպքօֆւ", "abgdezeytilkhmynopjrsvtrpkofv")) | {
    "ժ": "zh", "խ": "kh", "ծ": "ts", "ձ": "dz", "ղ": "gh", "ճ": "ch", "շ": "sh", "չ": "ch", "ց": "ts", "փ": "p", "և": "ev"}
FOREIGN = CYRILLIC | GEORGIAN | ARMENIAN
LETTERS = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "ß": "ss", "ð": "d", "þ": "th", "ə": "a"})


def spellings(name):
    """The spellings of a name in English news: with its accents and without."""
    name = name.strip().lower()
    if any(c in FOREIGN for c in name):
        return {"".join(FOREIGN.get(c, c) for c in name.replace("ու", "u"))}
    plain = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return {name, plain.translate(LETTERS)}


def main():
    lists = collections.defaultdict(lambda: {"f": set(), "m": set()})
    folder = os.path.dirname(person.__file__)
    for locale in sorted(os.listdir(folder)):
        if locale == "en" or locale.startswith("_") or not os.path.isdir(os.path.join(folder, locale)):
            continue
        provider = importlib.import_module(f"faker.providers.person.{locale}").Provider
        for sex, field in (("f", "first_names_female"), ("m", "first_names_male")):
            for name in getattr(provider, field, None) or ():
                for spelling in spellings(name):
                    if re.fullmatch(r"[a-zß-ɏ'’]{3,}", spelling):
                        lists[spelling][sex].add(locale)
    for line in open(sys.argv[1], encoding="utf-8"):
        if line[:2] in ("f ", "m "):
            for name in line.split()[1:]:
                lists[name][line[0]].add("census")
    sexes = {"f": [], "m": []}
    for name, of in sorted(lists.items()):
        if not (of["f"] and of["m"]):
            sexes["f" if of["f"] else "m"].append(name)
    print("# First names: f or m, then the names. Made by train/firstnames.py from Faker (MIT) and the United States")
    print("# census of 1990 (public domain).")
    for sex, names in sexes.items():
        print(sex, *names)


if __name__ == "__main__":
    main()
