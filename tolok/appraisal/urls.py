"""Addresses of `appraisal`."""

from __future__ import annotations

from django.urls import path

from tolok.appraisal.views import (
    calibration,
    changes,
    closing,
    gathering,
    objections,
    rating,
    receipts,
    units,
)

app_name = "appraisal"
urlpatterns = [
    path("", rating.waiting, name="to_rate"),
    path("periode/", closing.periods, name="periods"),
    path("periode/<year:year>/", closing.periods, name="periods_of"),
    path("periode/<int:period_id>/kumpulkan/", gathering.order, name="gather"),
    path("periode/<int:period_id>/pengumpulan/", gathering.page, name="gathering"),
    path("periode/<int:period_id>/pengumpulan/kemajuan/", gathering.progress, name="gathering_progress"),
    path("periode/<int:period_id>/ubah/", changes.change, name="change"),
    path("periode/<int:period_id>/tutup/", closing.close, name="close"),
    path("keberatan/", objections.waiting, name="objections"),
    path("capaian/", units.units, name="units"),
    path("capaian/<int:period_id>/", units.units, name="achievements"),
    path("capaian/<int:period_id>/<int:unit_id>/", units.unit, name="unit"),
    path("capaian/<int:period_id>/<int:unit_id>/pola/", units.pattern, name="explain_pattern"),
    path("capaian/<int:period_id>/<int:unit_id>/pola/kini/", units.pattern_now, name="pattern_now"),
    path("capaian/<int:period_id>/<int:unit_id>/kalibrasi/", calibration.call, name="call_calibration"),
    path("kalibrasi/", calibration.sessions, name="calibrations"),
    path("kalibrasi/<int:calibration_id>/", calibration.session, name="calibration"),
    path("kalibrasi/<int:calibration_id>/pola/kini/", calibration.pattern_now, name="calibration_pattern_now"),
    path("kalibrasi/<int:calibration_id>/buka/", calibration.reveal, name="reveal_calibration"),
    path("kalibrasi/<int:calibration_id>/batal/", calibration.call_off, name="call_off_calibration"),
    path("kalibrasi/<int:calibration_id>/tutup/", calibration.close, name="close_calibration"),
    path("kalibrasi/<int:calibration_id>/<int:appraisal_id>/", calibration.word, name="calibration_word"),
    path("kalibrasi/<int:calibration_id>/<int:appraisal_id>/ubah/", calibration.change, name="calibrate"),
    path("<int:appraisal_id>/nilai/", rating.sheet, name="rate"),
    path("<int:appraisal_id>/nilai/simpan/", rating.keep, name="keep_sheet"),
    path("<int:appraisal_id>/tanda-tangan/", rating.confirm, name="confirm"),
    path("<int:appraisal_id>/", receipts.receipt, name="receipt"),
    path("<int:appraisal_id>/kuitansi.json", receipts.file, name="receipt_file"),
    path("<int:appraisal_id>/keberatan/", objections.page, name="objection"),
    path("<int:appraisal_id>/keberatan/jawab/", objections.answer, name="answer_objection"),
    path("<int:appraisal_id>/keberatan/putuskan/", objections.decide, name="decide_objection"),
    path("<int:appraisal_id>/keberatan/tarik/", objections.withdraw, name="withdraw_objection"),
    path("<int:appraisal_id>/laporan/<int:target_id>/", receipts.line, name="line"),
]
