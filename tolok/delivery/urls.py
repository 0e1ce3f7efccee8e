"""Addresses of `delivery`."""

from __future__ import annotations

from django.urls import path

from tolok.delivery import views

app_name = "delivery"
urlpatterns = [
    path("", views.notices, name="notices"),
    path("<int:notice_id>/", views.read, name="read"),
    path("surel/", views.mails, name="mails"),
    path("surel/pilihan/", views.choose, name="choose_mail"),
    path("surel/<int:mail_id>/", views.mail, name="mail"),
    path("surel/<int:mail_id>/ulang/", views.retry, name="retry_mail"),
]
