"""Addresses of `feedback`."""

from __future__ import annotations

from django.urls import path

from tolok.feedback import views

app_name = "feedback"
urlpatterns = [
    path("untuk/<int:person_id>/", views.say, name="say"),
    path("<int:note_id>/balas/", views.reply, name="reply"),
]
