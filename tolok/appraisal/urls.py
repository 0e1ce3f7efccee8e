"""Addresses of `appraisal`."""

from __future__ import annotations

from django.urls import path

from tolok.appraisal.views import closing, objections, rating, receipts

app_name = "appraisal"
urlpatterns = [
    path("", rating.waiting, name="to_rate"),
    path("periode/", closing.periods, name="periods"),
    path("periode/<year:year>/", closing.periods, name="periods_of"),
    path("periode/<int:period_id>/kumpulkan/", closing.gather, name="gather"),
    path("periode/<int:period_id>/tutup/", closing.close, name="close"),
    path("keberatan/", objections.waiting, name="objections"),
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
