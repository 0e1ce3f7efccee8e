"""Addresses of `people`."""

from __future__ import annotations

from django.urls import path

from tolok.people.views import bring, lists, tokens

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
    path("impor/", bring.upload, name="upload"),
    path("impor/<str:kind>.xlsx", bring.workbook, name="workbook"),
    path("impor/<str:digest>/", bring.check, name="check"),
]
