"""Addresses of `evidence`."""

from __future__ import annotations

from django.urls import path

from tolok.evidence.views import attendance, bring, corrections, events, machine, proof

app_name = "evidence"
urlpatterns = [
    path("<int:evidence_id>/berkas/", proof.file, name="file"),
    path("<int:evidence_id>/periksa/", proof.check, name="check"),
    path("terukur/", events.mine, name="measured"),
    path("terukur/<int:person_id>/", events.of_person, name="measured_of"),
    path("terukur/kejadian/<int:event_id>/", events.event, name="event"),
    path("terukur/layanan/", events.unit, name="unit"),
    path("terukur/impor/", bring.upload, name="upload_events"),
    path("terukur/impor/contoh.csv", bring.example, name="example"),
    path("terukur/impor/<str:digest>/", bring.check, name="check_import"),
    path("presensi/", attendance.month, name="month"),
    path("presensi/<str:day>/perbaiki/", attendance.ask, name="ask"),
    path("presensi/perbaikan/", corrections.corrections, name="corrections"),
    path("presensi/perbaikan/<int:correction_id>/putuskan/", corrections.decide, name="decide"),
    path("presensi/perbaikan/<int:correction_id>/tarik/", attendance.withdraw, name="withdraw"),
    path("presensi/mesin/", machine.gaps, name="gaps"),
    path("presensi/mesin/<int:failure_id>/cabut/", machine.withdraw, name="withdraw_failure"),
    path("presensi/impor/", machine.upload, name="upload"),
    path("presensi/impor/templat.xlsx", machine.template, name="template"),
    path("presensi/impor/<str:digest>/", machine.sheets, name="sheets"),
]
