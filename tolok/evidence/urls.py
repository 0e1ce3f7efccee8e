"""Addresses of `evidence`."""

from __future__ import annotations

from django.urls import path

from tolok.evidence import views

app_name = "evidence"
urlpatterns = [
    path("<int:evidence_id>/berkas/", views.file, name="file"),
    path("<int:evidence_id>/periksa/", views.check, name="check"),
]
