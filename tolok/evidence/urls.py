"""Addresses of `evidence`."""

from __future__ import annotations

from django.urls import path

from tolok.evidence.views import bring, events, proof

app_name = "evidence"
urlpatterns = [
    path("<int:evidence_id>/berkas/", proof.file, name="file"),
    path("<int:evidence_id>/periksa/", proof.check, name="check"),
    path("terukur/", events.mine, name="measured"),
    path("terukur/<int:person_id>/", events.of_person, name="measured_of"),
    path("terukur/kejadian/<int:event_id>/", events.event, name="event"),
    path("terukur/layanan/", events.unit, name="unit"),
    path("terukur/impor/", bring.upload, name="upload"),
    path("terukur/impor/contoh.csv", bring.example, name="example"),
    path("terukur/impor/<str:digest>/", bring.check, name="check_import"),
]
