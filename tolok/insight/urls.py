"""Addresses of `insight`."""

from __future__ import annotations

from django.urls import path

from tolok.insight import views

app_name = "insight"
urlpatterns = [
    path("simulasi/", views.everything, name="simulations"),
    path("simulasi/baru/", views.start, name="start"),
    path("simulasi/<int:simulation_id>/", views.one, name="simulation"),
    path("simulasi/<int:simulation_id>/kemajuan/", views.progress, name="progress"),
    path("simulasi/<int:simulation_id>/perubahan/<int:place>/", views.move, name="move"),
    path("simulasi/<int:simulation_id>/simulasi.xlsx", views.workbook, name="workbook"),
    path("simulasi/<int:simulation_id>/simulasi.json", views.file, name="file"),
    path("simulasi/<int:simulation_id>/hapus/", views.remove, name="remove"),
]
