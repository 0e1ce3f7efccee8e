"""Addresses of `evidence`."""

from __future__ import annotations

from django.urls import path

from tolok.evidence.views import attendance, corrections, machine, proof

app_name = "evidence"
urlpatterns = [
    path("<int:evidence_id>/berkas/", proof.file, name="file"),
    path("<int:evidence_id>/periksa/", proof.check, name="check"),
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
