"""Addresses of `feedback`."""

from __future__ import annotations

from django.urls import path

from tolok.feedback.views import cards, competences, notes, results, rounds, served, sheets

app_name = "feedback"
urlpatterns = [
    path("untuk/<int:person_id>/", notes.say, name="say"),
    path("<int:note_id>/balas/", notes.reply, name="reply"),
    path("dialog/<int:person_id>/", cards.dialogue, name="dialogue"),
    path("dialog/kartu/<int:card_id>/benar/", cards.move, {"verb": "confirm_card"}, name="confirm_card"),
    path("dialog/kartu/<int:card_id>/beda/", cards.give_back, name="return_card"),
    path("dialog/kartu/<int:card_id>/tarik/", cards.move, {"verb": "withdraw_card"}, name="withdraw_card"),
    path("dialog/kartu/<int:card_id>/selesai/", cards.move, {"verb": "report_card_done"}, name="report_card_done"),
    path("dialog/kartu/<int:card_id>/terbukti/", cards.move, {"verb": "finish_card"}, name="finish_card"),
    path("dialog/<int:person_id>/kompetensi/", competences.competences, name="competences"),
    path("dialog/kompetensi/<int:number>/tarik/", competences.withdraw, name="withdraw_competence"),
    path("suara/", sheets.waiting, name="voices"),
    path("suara/<int:ask_id>/", sheets.sheet, name="voice"),
    path("suara/hasil/", results.mine, name="results"),
    path("suara/hasil/<int:person_id>/<int:round_id>/", results.of_person, name="result"),
    path("suara/hasil/<int:person_id>/periode/<int:period_id>/", results.in_period, name="result_in"),
    path("suara/putaran/", rounds.year, name="rounds"),
    path("suara/putaran/tahun/<year:year>/", rounds.year, name="rounds_of"),
    path("suara/putaran/buka/<int:period_id>/", rounds.begin, name="open_round"),
    path("suara/putaran/<int:round_id>/", rounds.one, name="round"),
    path("suara/putaran/<int:round_id>/kemajuan/", rounds.progress, name="round_progress"),
    path("suara/putaran/<int:round_id>/tutup/", rounds.close, name="close_round"),
    path("suara/putaran/<int:round_id>/buang/", rounds.void, name="void_round"),
    path("suara/putaran/<int:round_id>/komentar/", rounds.comments, name="comments"),
    path("suara/komentar/<uuid:key>/", rounds.comment, name="comment"),
    path("suara/dilayani/", served.units, name="served"),
    path("suara/dilayani/<int:number>/akhiri/", served.end, name="end_served"),
]
