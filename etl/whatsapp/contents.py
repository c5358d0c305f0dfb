"""What a meeting was about, where it was, who spoke (the kind of person, never a name), what it cost, its agenda."""

import re
from functools import cache

from etl.intake import messages, template, values
from etl.intake.messages import BadValueError
from etl.whatsapp import suggested, vocabulary
from etl.whatsapp.facts import Facts, Keyed, Sure

MOST_WORDS = 120  # signs of a topic or place from running text
_END = r"(?=[,;!\n]|\.(?:\s|$)|$)"
_PER_PERSON = re.compile(r"(?:/|per|tiap|masing-masing)\s*(?:orang|guru|sekolah|peserta|anggota)", re.I)
_MONEY = r"(?:rp\.?\s*|idr\s*)?\d[\d.,]*(?:\s*(?:ribu|rb|juta|jt|k)\b)?(?:,-)?"
_COST = re.compile(
    rf"\b{vocabulary.either('cost_words')}\b(?:\s+{vocabulary.either('before_cost')}){{0,4}}\s*[:=]?\s*(?P<money>{_MONEY})",
    re.I,
)


def from_keys(keyed: list[Keyed], facts: Facts) -> None:
    """What stands behind keys."""
    for one in keyed:
        if one.name == "agenda" or (one.name == "topic" and one.key == "agenda" and _agenda(one.value)):
            _say_agenda(one, facts)
        elif one.name == "topic":
            _say_topic(one.value, Sure.HIGH, one.line, facts)
        elif one.name == "place":
            facts.say("place", one.value[:MOST_WORDS], Sure.HIGH, one.line)
        elif one.name == "narasumber":
            _say_narasumber(one.value, Sure.HIGH, one.line, facts, is_keyed=True)
        elif one.name == "cost":
            _say_cost(one.value, Sure.HIGH, one.line, facts)
    for one in keyed:  # "Kegiatan: KKG Gugus 3" names the group; a topic only where nothing else does
        if one.name == "activity" and not re.match(
            r"(?:kkg|kkks|k3s|kkm|kkps|gugus|pertemuan|rapat)\b", one.value, re.I
        ):
            _say_topic(one.value, Sure.MEDIUM, one.line, facts)


def from_text(lines: list[str], facts: Facts) -> None:
    """What running text says, line by line."""
    for number, line in enumerate(lines):
        if not line:
            continue
        if (match := _topic_pattern().search(line)) is not None:
            words = match["topic"] or match["whole"]
            _say_topic(words, Sure.MEDIUM, number, facts)
        if (match := _place_pattern().search(line)) is not None:
            place = (match["told"] or match["at"]).strip(" .:-")
            if len(place) > 1:
                facts.say("place", place[:MOST_WORDS], Sure.MEDIUM, number)
        if (match := _narasumber_pattern().search(line)) is not None:
            _say_narasumber(match["who"], Sure.MEDIUM, number, facts, is_keyed=False)
        if (match := _COST.search(line)) is not None:
            after = line[match.end() : match.end() + 20]
            _say_cost(match["money"] + (after if _PER_PERSON.match(after.strip()) else ""), Sure.MEDIUM, number, facts)
        if (
            "agenda" not in facts.found
            and (kind := _agenda(line))
            and re.search(r"rutin|agenda|kegiatan|pertemuan", line, re.I)
        ):
            is_name = kind == "pengembangan" and not re.search(
                r"(?:agenda|kegiatan|pertemuan) pengembangan", line, re.I
            )
            facts.say("agenda", None if is_name else kind, Sure.MEDIUM, number)


def topic_code(words: str) -> str | None:
    """The topic of the study (table 13) that these words clearly mean; None where none or several do."""
    folded = template.fold(words)
    known = template.codes_by_word("Topic")
    if folded in known:
        return known[folded]
    found = [code for code, pattern in vocabulary.by_code("topics") if pattern.search(words)]
    return found[0] if len(found) == 1 else None


def _say_topic(words: str, sure: Sure, line: int, facts: Facts) -> None:
    words = re.sub(r"\s+(?:dan|serta|yang|yg|oleh|dgn)\s*$", "", words.strip(" .:;-\"'“”"), flags=re.I)
    if len(words) < 2:
        return
    facts.say("topic_words", words[: MOST_WORDS * 3], sure, line)
    facts.say("topic", topic_code(words), sure, line)


def _agenda(text: str) -> str | None:
    return next((code for code, pattern in vocabulary.by_code("agenda") if pattern.search(text)), None)


def _agenda_in_text(line: str) -> str | None:
    """Routine, where that is said; `pengembangan` is an agenda only where it is called one."""
    kind = _agenda(line)
    is_called_one = re.search(r"(?:agenda|kegiatan|pertemuan) pengembangan", line, re.I)
    return None if kind == "pengembangan" and not is_called_one else kind


def _say_agenda(one: Keyed, facts: Facts) -> None:
    kind = _agenda(one.value)
    if kind is None and one.name == "agenda" and not re.search(r"kkg|kkks|k3s|kkm|gugus", one.value, re.I):
        facts.doubt("agenda_unknown", "agenda", one.value[:60])
    facts.say("agenda", kind, Sure.HIGH, one.line)


def _say_narasumber(words: str, sure: Sure, line: int, facts: Facts, is_keyed: bool) -> None:
    """The kind of person; what else stands there is perhaps a name, so it is neither shown nor kept."""
    if re.match(r"\W*(?:-|tidak ada|tdk ada|tanpa|nihil)\W*$", words, re.I):
        return
    if (meant := suggested.narasumber_kind(words)) is not None:
        facts.say("narasumber_kind", meant[0], Sure.LOW if meant[1] is Sure.LOW else sure, line)
    known = template.codes_by_word("ResourcePersonKind").get(template.fold(words))
    found = [known] if known else [code for code, pattern in vocabulary.by_code("narasumber") if pattern.search(words)]
    if not found:
        if is_keyed or "narasumber" not in facts.found:
            told = ", ".join(template.words("ResourcePersonKind").values())
            facts.doubt("narasumber_unknown", "narasumber", messages.HIDDEN, words=told)
        return
    if is_keyed and len(found) > 1 and re.search(r"\bdan\b|&|\+|;|,.*\b(?:dan|serta)\b", words, re.I):
        facts.doubt("narasumber_several", "narasumber", ", ".join(found))
    facts.say("narasumber", found[0], sure, line)


def _say_cost(written: str, sure: Sure, line: int, facts: Facts) -> None:
    if "cost_rupiah" in facts.found or re.match(r"\W*(?:-|tidak ada|tdk ada|nihil|swadaya|gratis)\W*$", written, re.I):
        return
    if _PER_PERSON.search(written):
        facts.doubt("cost_per_person", "cost_rupiah", written.strip()[:60])
        return
    match = re.search(_MONEY, written, re.I)
    column = template.load().by_table("meeting").column("biayarp")
    try:
        amount = values.parser(column, is_1904=False)(values.clean(match.group().rstrip(".,") if match else written))
    except BadValueError:
        facts.doubt("cost_unclear", "cost_rupiah", written.strip()[:60])
        return
    facts.say("cost_rupiah", amount, sure, line)


@cache
def _topic_pattern() -> re.Pattern[str]:
    either = vocabulary.either
    words = rf"[^,;!\n]{{2,{MOST_WORDS}}}?(?:\s+(?={either('stops')}\b)|{_END})"
    told = rf"\b{either('topic_after')}\b(?:\s+{either('before_topic')})*\s*[:=]?\s+(?P<topic>{words})"
    return re.compile(rf"{told}|\b(?P<whole>{either('topic_whole')}\b{words})", re.I)


@cache
def _place_pattern() -> re.Pattern[str]:
    either = vocabulary.either
    stop = rf"(?:\s+(?={either('after_place')}\b)|(?=[()])|{_END})"
    told = r"\b(?:bertempat|tempat(?:nya)?|lokasi(?:nya)?|berlokasi)\b\s*(?:di\b|:|=|adalah)?\s*"
    words = rf"[^,;!()\n]{{0,{MOST_WORDS}}}?"
    return re.compile(
        rf"{told}(?P<told>[^\s,;!()]{words}){stop}|\bdi\s+(?P<at>{either('places')}\b{words}){stop}", re.I
    )


@cache
def _narasumber_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b{vocabulary.either('speakers')}(?:nya)?\b\s*[:=]?\s*(?P<who>[^,;!\n]{{2,120}}?){_END}", re.I)
