"""Addresses of `people`."""

from __future__ import annotations

from django.urls import path

from tolok.people.views import bring, lists, raters, reorganise, teams, tokens

app_name = "people"
urlpatterns = [
    path("", lists.persons, name="persons"),
    path("unit/", lists.units, name="units"),
    path("<int:person_id>/", lists.person, name="person"),
    path("<int:person_id>/undang/", lists.invite, name="invite"),
    path("akses/", tokens.mine, name="tokens"),
    path("akses/baru/", tokens.make, name="make_token"),
    path("akses/<int:token_id>/cabut/", tokens.revoke, name="revoke_token"),
    path("sistem/", tokens.sources, name="sources"),
    path("sistem/baru/", tokens.make_source, name="make_source"),
    path("sistem/<int:token_id>/cabut/", tokens.revoke_source, name="revoke_source"),
    path("penilai/", raters.everybody, name="raters"),
    path("penilai/saya/", raters.mine, name="my_raters"),
    path("<int:person_id>/penilai/", raters.of_person, name="raters_of"),
    path("hubungan/<int:tie_id>/cabut/", raters.withdraw, name="withdraw_tie"),
    path("tim/", teams.teams, name="teams"),
    path("tim/<int:team_id>/", teams.team, name="team"),
    path("tim/tempat/<int:place_id>/akhiri/", teams.end_place, name="end_team_place"),
    path("penataan/", reorganise.drafts, name="reorganisations"),
    path("penataan/<int:draft_id>/", reorganise.draft, name="reorganisation"),
    path("penataan/<int:draft_id>/terapkan/", reorganise.apply, name="apply_reorganisation"),
    path("penataan/<int:draft_id>/buang/", reorganise.drop, name="drop_reorganisation"),
    path("impor/", bring.upload, name="upload"),
    path("impor/<str:kind>.xlsx", bring.workbook, name="workbook"),
    path("impor/<str:digest>/", bring.check, name="check"),
    path("impor/<str:digest>/rancangan/", reorganise.keep, name="keep_draft"),
]
