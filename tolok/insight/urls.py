"""Addresses of `insight`."""

from __future__ import annotations

from django.urls import path

from tolok.insight.views import asking, burden, reading

app_name = "insight"
urlpatterns = [
    path("beban/", burden.page, name="burden"),
    path("simulasi/", asking.everything, name="simulations"),
    path("simulasi/baru/", asking.start, name="start"),
    path("simulasi/<int:simulation_id>/", reading.one, name="simulation"),
    path("simulasi/<int:simulation_id>/kemajuan/", reading.progress, name="progress"),
    path("simulasi/<int:simulation_id>/perubahan/<int:place>/", reading.move, name="move"),
    path("simulasi/<int:simulation_id>/simulasi.xlsx", reading.workbook, name="workbook"),
    path("simulasi/<int:simulation_id>/simulasi.json", reading.file, name="file"),
    path("simulasi/<int:simulation_id>/hapus/", asking.remove, name="remove"),
]
