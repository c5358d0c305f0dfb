"""What each role may read and write."""

import pytest

from doors.scope import EVERYTHING, PUBLIC, Scope
from schemas.vocabulary import Role

BIMA, DOMPU = "52.06", "52.05"
DINAS_BIMA = Scope(Role.DINAS, (BIMA,))


@pytest.mark.parametrize(
    ("scope", "own", "other", "all_places"),
    [
        (PUBLIC, False, False, False),
        (DINAS_BIMA, True, False, False),
        (Scope(Role.DINAS), False, False, False),
        (Scope(Role.PROGRAM), True, True, True),
        (EVERYTHING, True, True, True),
    ],
)
def test_a_role_sees_and_loads_groups_of(scope: Scope, own: bool, other: bool, all_places: bool) -> None:
    for asked in (scope.sees_groups_of, scope.may_load_for):
        assert (asked(BIMA), asked(f"{BIMA}.05"), asked(DOMPU), asked(None)) == (own, own, other, all_places)


def test_who_forgets_to_ask_sees_public_figures_only() -> None:
    assert Scope() == PUBLIC
    assert not any((PUBLIC.sees_some_groups, PUBLIC.sees_persons, PUBLIC.may_load, PUBLIC.may_undo))


def test_only_an_admin_takes_files_back_and_gives_roles() -> None:
    for role in Role:
        scope = Scope(role)
        assert scope.may_undo == scope.may_give_roles == (role == Role.ADMIN)


def test_only_the_dinas_has_kabupaten_and_their_order_does_not_matter() -> None:
    assert Scope(Role.DINAS, (BIMA, DOMPU, BIMA)) == Scope(Role.DINAS, (DOMPU, BIMA))
    with pytest.raises(ValueError, match="no kabupaten"):
        Scope(Role.PROGRAM, (BIMA,))
