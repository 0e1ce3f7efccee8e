"""Addresses of `feedback`."""

from __future__ import annotations

from django.urls import path

from tolok.feedback.views import cards, notes

app_name = "feedback"
urlpatterns = [
    path("untuk/<int:person_id>/", notes.say, name="say"),
    path("<int:note_id>/balas/", notes.reply, name="reply"),
    path("dialog/<int:person_id>/", cards.dialogue, name="dialogue"),
    path("dialog/kartu/<int:card_id>/benar/", cards.confirm, name="confirm_card"),
    path("dialog/kartu/<int:card_id>/beda/", cards.give_back, name="return_card"),
    path("dialog/kartu/<int:card_id>/tarik/", cards.withdraw, name="withdraw_card"),
    path("dialog/kartu/<int:card_id>/selesai/", cards.report_done, name="report_card_done"),
    path("dialog/kartu/<int:card_id>/terbukti/", cards.finish, name="finish_card"),
]
