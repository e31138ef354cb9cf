"""Two looks at a pair, and what fixed beads change."""

from __future__ import annotations

import numpy as np
import pytest

from workbench.alignment import Bead, Span
from workbench.alignment.aligner import PairAligner, find_beads
from workbench.alignment.features import BEAD_FEATURES, FIRST_FEATURES, Comparison
from workbench.alignment.model import fitted
from workbench.alignment.network import Network
from workbench.alignment.texts import prepare
from workbench.embedding import encoder
from workbench.language import language

TH, EN = language("th"), language("en")
THAI = (
    "คณะรัฐมนตรีมีมติเห็นชอบสารบาหลี เมื่อวันที่ ๒๖ เม.ย. ๒๕๖๕ สารดังกล่าว ไม่มีผลผูกพันทางกฎหมาย "
    "กระทรวงการต่างประเทศจะแจ้งผลให้อินโดนีเซียทราบ"
)
ENGLISH = (
    "The cabinet approved the Bali Message on 26 April 2022. The message is not legally binding. "
    "The Ministry of Foreign Affairs will inform Indonesia of the result."
)


def compared(source: str, target: str, name: str) -> Comparison:
    cut = prepare(source, target, TH, EN, source_lines=False, target_lines=False)
    return Comparison(cut, encoder(name))


def test_evidence_for_one_pair_of_spans_is_what_can_be_worked_out_by_hand() -> None:
    thai, english = "ประชุม2020", "Meeting 2020."
    both = compared(thai, english, "hashing")
    candidates, first = both.first_look(fitted("chunks").first.groups)
    assert len(candidates) == 1
    evidence = dict(zip(FIRST_FEATURES, first[0], strict=True))
    ours, theirs = len("ประชุม2020") / 1.11, len("Meeting2020.")
    ratio = np.log(ours / theirs) / np.sqrt(0.0144 + 2 * 1.3 / (ours + theirs))
    assert evidence["bias"] == 1
    assert evidence["size"] == pytest.approx((ours + theirs) / 200)
    assert evidence["length ratio"] == pytest.approx(abs(ratio) / 3)
    assert evidence["length ratio²"] == pytest.approx(ratio**2 / 9)
    assert (evidence["further sources"], evidence["further targets"]) == (0, 0)
    # With one sentence only nothing is said above chance; of two words, in fives, the number is said.
    assert evidence["source words"] == pytest.approx(0)
    assert 0 <= evidence["target words missing"] <= 0.2 + 1e-6
    second = dict(zip(BEAD_FEATURES, both.second_look(candidates, first, np.zeros(2))[0], strict=True))
    vectors = encoder("hashing").encode([thai, english])
    assert second["cosine"] == pytest.approx(float(vectors[0] @ vectors[1]), abs=1e-5)
    assert second["cosine × size"] == pytest.approx(second["cosine"] * second["size"], abs=1e-5)
    assert second["distance"] == pytest.approx(1, abs=1e-5)


def test_lengths_are_held_against_what_is_usual_in_the_pair() -> None:
    # Each sentence says half as much again as its translation, all through.
    both = compared("ความตกลง " * 8, "The deal. " * 8, "hashing")
    candidates, features = both.first_look(fitted("chunks").first.groups)
    right = (candidates.end - candidates.start == 1) & (candidates.last - candidates.first == 1)
    at = FIRST_FEATURES.index("length ratio")
    none = both.with_usual_ratio(candidates, features, np.zeros(len(candidates)))
    np.testing.assert_allclose(none, features, atol=1e-6)
    some, more = (both.with_usual_ratio(candidates, features, right * share) for share in (0.5, 1.0))
    before = features[right, at].mean()
    assert more[right, at].mean() < some[right, at].mean() < before
    np.testing.assert_allclose(more[:, at + 1], more[:, at] ** 2, atol=1e-5)
    untouched = [place for place in range(len(FIRST_FEATURES)) if place not in (at, at + 1)]
    np.testing.assert_array_equal(more[:, untouched], features[:, untouched])


def test_what_stands_alone_is_told_by_the_first_look_and_told_to_the_second() -> None:
    both = compared("ประชุม2020 เลิกแล้ว", "Meeting 2020. Nobody came.", "hashing")
    candidates, features = both.first_look(fitted("chunks").first.groups)
    none = np.zeros(len(candidates))
    np.testing.assert_allclose(both.alone(candidates, none), [1, 1])
    # One bead is as good as certain: what it leaves over is alone.
    one = int(np.flatnonzero((candidates.end == 1) & (candidates.last == 1))[0])
    alone = both.alone(candidates, np.where(np.arange(len(candidates)) == one, 1.0, 0.0))
    ours, theirs = (
        len("ประชุม2020") / len("ประชุม2020เลิกแล้ว"),
        len("Meeting2020.") / len("Meeting2020.Nobodycame."),
    )
    np.testing.assert_allclose(alone, [1 - ours, 1 - theirs], atol=1e-6)
    second = both.second_look(candidates, features, alone)
    at = BEAD_FEATURES.index("source alone")
    np.testing.assert_allclose(second[:, at : at + 2], np.tile(alone, (len(candidates), 1)), atol=1e-6)
    size = features[:, FIRST_FEATURES.index("size")]
    np.testing.assert_allclose(second[:, at + 2 : at + 4], np.outer(size, alone), atol=1e-6)


def test_a_second_look_at_few_finds_what_one_at_all_would(monkeypatch: pytest.MonkeyPatch) -> None:
    both = compared(THAI, ENGLISH, "use")
    few = find_beads(Network(both, fitted("chunks")))
    monkeypatch.setattr("workbench.alignment.network._LEAST_PROBABILITY", -1)
    all_ = find_beads(Network(both, fitted("chunks")))
    assert [(bead.source, bead.target) for bead in few] == [(bead.source, bead.target) for bead in all_]
    assert [bead.confidence for bead in few] == pytest.approx([bead.confidence for bead in all_], abs=1e-3)


def test_a_fixed_bead_at_an_unlikely_place_leaves_its_neighbour_the_rest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("workbench.alignment.network._LEAST_PROBABILITY", 0.3)
    pair = PairAligner(THAI, ENGLISH, TH, EN, encoder("use"))
    # The day belongs to the first sentence; a person gives it to the second.
    rest = THAI.index("เมื่อวันที่")
    assert not [bead for bead in pair.beads() if bead.source and bead.source.start == rest]
    fixed = Bead(Span(0, rest - 1), Span(0, len("The cabinet approved the Bali Message")), 1.0)
    found = [bead for bead in pair.beads([fixed]) if bead.source and bead.source.start == rest]
    assert [bead.target for bead in found] != [None]


def test_gaps_that_were_found_change_little_when_they_are_fixed() -> None:
    thai = f"{THAI} วันนี้ฝนตกหนักทั่วกรุงเทพ"
    pair = PairAligner(thai, ENGLISH, TH, EN, encoder("use"))
    found = pair.beads()
    gaps = [bead for bead in found if bead.target is None]
    assert gaps
    for before, after in zip(found, pair.beads(gaps), strict=True):
        assert (before.source, before.target) == (after.source, after.target)
        assert before.confidence == pytest.approx(after.confidence, abs=0.25)
