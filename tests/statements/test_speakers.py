"""Whom a source stands for. Every text is invented."""

import pytest

from .conftest import Reader

ONE = [
    # names and offices
    ("[Transport Minister Mara Quill] <said> {the tunnel was safe}.", "Mara Quill", "Transport Minister"),
    ("[Russian lawmaker Maria Osina] <warned> {that prices would rise}.", "Maria Osina", "Russian lawmaker"),
    ("[French Foreign Minister Luc Arnaud] <said> {talks went on}.", "Luc Arnaud", "French Foreign Minister"),
    ("{The plant burned}, <according to> [Oleh Synko, director of the relief fund].", "Oleh Synko", "director of the relief fund"),
    ("[A Harbour Board spokeswoman, Ada Boe,] <said> {the port was shut}.", "Ada Boe", "Harbour Board spokeswoman"),
    ("[The head of the rescue service, Ivo Marr,] <said> {the search went on}.", "Ivo Marr", "head of the rescue service"),
    ("[Mr. Okoye] <said> {it rained}.", "Okoye", None),
    ("[Theresa May] <said> {she would go}.", "Theresa May", None),
    ("[Bodil Strand, a hydrologist at the Water Institute,] <said> {rain had fallen}.", "Bodil Strand",
     "hydrologist at the Water Institute"),
    ("[Former governor Tom Reyes] <said> {he knew}.", "Tom Reyes", "Former governor"),
    # bodies
    ("[The Harbour Ministry] <said> {the ships were safe}.", "Harbour Ministry", None),
    ("[The Institute for the Study of Rivers] <said> {the level fell}.", "Institute for the Study of Rivers", None),
    ("[Russian authorities] <said> {nothing had happened}.", "Russian authorities", None),
    ("[Police] <said> {two men were held}.", "police", None),
    # the unnamed, as first written
    ("{The deal is near}, [a senior Norwegian official] <said>.", "a senior Norwegian official", None),
    ("[Western and Ukrainian sources] <said> {talks had begun}.", "Western and Ukrainian sources", None),
    ("[Two people familiar with the talks] <said> {they had failed}.", "two people familiar with the talks", None),
    # several at once
    ("[Both Norway and Sweden] <reported> {storms}.", "Norway and Sweden", None),
    ("[Charities and campaigners] <condemned> {the plan}.", "charities and campaigners", None),
    ("[Two members of the council, Ada Boe and Ian Oss,] <asked> {for the file}.", "Ada Boe and Ian Oss", None),
    # the owner is part of an office's name; a paper that is called like a person
    ("[The City Attorney's Office] <said> {the file was open}.", "City Attorney's Office", None),
    ("[The Sella Valley Farmers' Union] <said> {the road was shut}.", "Sella Valley Farmers' Union", None),
    ("[The Women's Aid Network] <said> {it had no beds}.", "Women's Aid Network", None),
    ("{The pier is safe}, the trade paper [The Harbour Reporter] <said>.", "Harbour Reporter", None),
    # one of many
    ("[One of the officials] <said> {it was late}.", "officials", None),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "name", "role"), ONE)
def test_a_source_alone(read: Reader, marked: str, name: str, role: str | None) -> None:
    speaker = read(marked).statements[0].speaker
    assert speaker is not None
    assert speaker.name == name
    assert role is None or speaker.role == role


MANY = [
    # surnames, before and after the full name
    ("Quill: tunnel safe\n\n[Transport Minister Mara Quill] <said> {the tunnel was safe}. [Quill] <added> {that it was dry}.",
     ["Mara Quill", "Mara Quill"]),
    ("[Okoye] <said> {the road was closed}. Tom Okoye is the mayor of Brede.", ["Tom Okoye"]),
    # pronouns by gender, speaker, number, kind
    ("[Mayor Ada Boe] <said> {the dam held}. [She] <thanked> {the crews}.", ["Ada Boe", "Ada Boe"]),
    ("[Mayor Ada Boe] <told> Governor Paul Reyes {that the dam held}. [He] <said> {he was glad}.", ["Ada Boe", "Paul Reyes"]),
    ("[Tom Okoye] <said> {Peter Lund had lied}. “{Nobody trusts Lund},” [he] <said>.", ["Tom Okoye", "Tom Okoye"]),
    ("[The embassy] <said> {it had been warned}. [It] <expected> {a quick return}.", ["embassy", "embassy"]),
    ("[Residents] <said> {the water rose fast}. [They] <said> {no siren had sounded}.", ["residents", "residents"]),
    ("[Norrland Power] <said> {a valve had failed}. [It] <said> {repairs would take a week}.", ["Norrland Power", "Norrland Power"]),
    # a name inside a quotation isn't who speaks next
    ("[Ada Boe] <said> in a speech: “{Maria Lund has failed this town}.” “{We will not forget},” [she] <added>.", ["Ada Boe", "Ada Boe"]),
    ("[A fire officer] <said> {the gate was shut}. “{Seeing Marco, the crew gave up},” [he] <said>. “{It is over},” [he] <added>.",
     ["a fire officer", "a fire officer", "a fire officer"]),
    # we and I inside a quotation
    ("[Tom Okoye] <said>: “{[We] <believe> {the dam is safe}}.”", ["Tom Okoye", "Tom Okoye"]),
    # descriptions
    ("[A Norwegian official] <said> {talks went on}. The storm passed. [The official] <said> {they were near an end}.",
     ["a Norwegian official", "a Norwegian official"]),
    ("[Interior Minister Lena Voss] <said> {the gate was open}. [The minister] <denied> {any fault}.", ["Lena Voss", "Lena Voss"]),
    ("[The Defence Ministry] <said> {it was calm}. Rain fell. [The ministry] <said> {troops had left}.", ["Defence Ministry", "Defence Ministry"]),
    ("[Harbour Board spokeswoman Ada Boe] <said> {the port was shut}. [The spokeswoman] <gave> {no date}.", ["Ada Boe", "Ada Boe"]),
    ("[Sen. Ida Cole] <said> {no}. [The lawmaker] <said> {she would vote against it}.", ["Ida Cole", "Ida Cole"]),
    ("Ida Cole toured the port on Monday. [The former island governor] <said> {it was a mess}.", ["Ida Cole"]),
    ("[Ida Cole] <said> {the port was a mess}. “{Would Maria Lund have come at all?}” [the island governor] <asked>.", ["Ida Cole", "Ida Cole"]),
    # a relative clause
    ("Tom Okoye, [who] <said> {he saw the flames}, ran.", ["Tom Okoye"]),
    # relations
    ("Norrland Power shut the plant. [Its spokesman] <said> {a valve had failed}.", ["Norrland Power's spokesman"]),
    # statements and reports that stand for who issued them
    ("{Levels fell}, <according to> [the Institute for River Studies]. “{Rain is needed},” <according to> [the statement].",
     ["Institute for River Studies", "Institute for River Studies"]),
    ("[Norway] <reports> {that fish are back}. <According to> [the report], {salmon were seen}.", ["Norway", "Norway"]),
    ("<According to> [a report by the Audit Office], {money was lost}.", ["Audit Office"]),
    ("[Conflicting accounts from Norwegian officials] <suggested> {two ships sank}.", ["Norwegian officials"]),
    # a doctrine speaks for itself, under its fuller name
    ("The cabinet passed Norway's coastal doctrine. [The updated doctrine] <says> {ships may be boarded}.", ["Norway's coastal doctrine"]),
    # acronyms
    ("[The Institute for River Studies (IRS)] <said> {levels fell}. [IRS] <said> {rain was needed}.",
     ["Institute for River Studies", "Institute for River Studies"]),
    # headlines that capitalise all
    ("Okoye: Tunnel Will Stay Closed For Two More Weeks\n\n[Tom Okoye] <said> {the tunnel would stay closed}.", ["Tom Okoye"]),
    # two of one surname
    ("[Liz Harlan] <said> {she would run}. Her father, Dick Harlan, was mayor. Liz Harlan toured the town. [Harlan] <said> {taxes were too high}.",
     ["Liz Harlan", "Liz Harlan"]),
    # no name yet
    ("Before [he] <said> {a word}, Tom Okoye sat down.", ["Tom Okoye"]),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "names"), MANY)
def test_sources_in_their_report(read: Reader, marked: str, names: list[str]) -> None:
    assert read(marked).speakers == names


def test_one_figure_has_one_id_and_two_officials_have_two(read: Reader) -> None:
    found = read(
        "[A Norwegian official] <said> {talks went on}. [The official] <said> {they were long}. "
        "[Another Norwegian official] <said> {they had failed}."
    ).statements
    ids = [s.speaker.id for s in found if s.speaker]
    assert ids[0] == ids[1] != ids[2]


@pytest.mark.parametrize(
    ("marked", "kind", "named"),
    [
        ("[Mara Quill] <said> {no}.", "person", True),
        ("[The foreign ministry] <said> {no}.", "government", True),
        ("[The Lund Group] <said> {no}.", "organisation", True),
        ("[A letter] <said> {no}.", "document", False),
        ("[Reuters] <reported> {the fire}.", "medium", True),
        ("<According to> [reports], {it burned}.", "medium", False),
        ("[Witnesses] <said> {it burned}.", "crowd", False),
        ("[A rail official] <said> {no}.", "person", False),
        ("[The Norwegian prime minister] <said> {no}.", "person", True),
    ],
)
def test_kind_and_whether_named(read: Reader, marked: str, kind: str, named: bool) -> None:
    speaker = read(marked).statements[0].speaker
    assert speaker is not None
    assert (speaker.kind, speaker.named) == (kind, named)


@pytest.mark.parametrize(
    ("marked", "anonymity", "knows"),
    [
        ("[An official], who spoke on condition of anonymity because he was not allowed to talk, <said> {it failed}.",
         "because he was not allowed to talk", None),
        ("[A diplomat] <said> {it failed}. The diplomat asked not to be named, citing the inquiry.", "citing the inquiry", None),
        ("Speaking on condition of anonymity to discuss private talks, [an aide] <said> {it failed}.", "to discuss private talks", None),
        ("[A person briefed on the talks] <said> {they failed}.", None, "briefed on the talks"),
        ("[A clerk who saw the blast] <said> {it was loud}.", None, "who saw the blast"),
        ("[A source familiar with the plan], who declined to be named, <said> {it failed}.", "declined to be named",
         "familiar with the plan"),
    ],
)  # fmt: skip
def test_why_unnamed_and_how_it_knows(read: Reader, marked: str, anonymity: str | None, knows: str | None) -> None:
    speaker = read(marked).statements[0].speaker
    assert speaker is not None
    assert (speaker.anonymity, speaker.knows) == (anonymity, knows)


def test_an_empty_source_has_no_speaker(read: Reader) -> None:
    found = read("{The bridge} []<reportedly> fell.").statements[0]
    assert found.speaker is None


def test_the_outlet_speaking_of_itself(read: Reader) -> None:
    found = read("[We] <asked> {the mayor for her files}.").statements[0]
    assert found.speaker is not None
    assert (found.speaker.name, found.speaker.kind) == ("Valley News", "medium")


@pytest.mark.parametrize("source", ["The News", "Valley News", "An earlier version of this report"])
def test_the_outlet_by_its_name(read: Reader, source: str) -> None:
    speaker = read(f"[{source}] <said> {{it had not seen the letter}}.").statements[0].speaker
    assert speaker is not None
    assert (speaker.name, speaker.kind) == ("Valley News", "medium")


def test_i_in_a_quotation_of_nobody_known_is_not_the_outlet(read: Reader) -> None:
    found = read("“[I] <don't think> {charges will be filed}.” The court sits on Monday.", cue_type="attitude")
    assert found.speakers == [None]
    assert read("[We] <asked> {for the file}.").speakers == ["Valley News"]
