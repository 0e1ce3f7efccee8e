"""Addresses of `reports`."""

from __future__ import annotations

from django.urls import path

from tolok.reports.views import mine, orders, revise

app_name = "reports"
urlpatterns = [
    path("", mine.mine, name="mine"),
    path("perintah/", orders.orders, name="orders"),
    path("perintah/<int:report_id>/", orders.answer, name="answer"),
    path("<int:report_id>/riwayat/", mine.changes, name="changes"),
    path("<int:report_id>/ubah/", revise.revise, name="revise"),
    path("<int:report_id>/lancar/", revise.unblock, name="unblock"),
]
