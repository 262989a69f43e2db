"""Every module keeps the house rules, and every rule finds what it is for."""

from __future__ import annotations

import pytest

from tests.rules import layers, qt, shape, testing
from tests.rules.source import Rule, modules, parse

RULES = (*shape.RULES, *qt.RULES, *layers.RULES, *testing.RULES)
BAD = [(rule, *sample) for rule in RULES for sample in rule.bad]
GOOD = [(rule, *sample) for rule in RULES for sample in rule.good]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_all_modules_keep_the_rule(rule: Rule) -> None:
    faults = [fault for module in modules() for fault in rule.faults(module)]

    assert not faults, f"{rule.name}:\n" + "\n".join(faults)


@pytest.mark.parametrize(("rule", "path", "code"), BAD)
def test_a_rule_finds_its_bad_sample(rule: Rule, path: str, code: str) -> None:
    assert rule.faults(parse(path, code))


@pytest.mark.parametrize(("rule", "path", "code"), GOOD)
def test_a_rule_lets_its_good_sample_pass(rule: Rule, path: str, code: str) -> None:
    assert rule.faults(parse(path, code)) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_modules_to_look_at(rule: Rule) -> None:
    assert any(rule.applies(module.path) for module in modules())
