"""Addresses of `insight`."""

from __future__ import annotations

from django.urls import path

from tolok.insight.views import asking, bundles, burden, check, fairness, mirror, papers, reading

app_name = "insight"
urlpatterns = [
    path("beban/", burden.page, name="burden"),
    path("cermin/", mirror.everything, name="mirrors"),
    path("cermin/<int:mirror_id>/", mirror.one, name="mirror"),
    path("keadilan/", fairness.everything, name="readings"),
    path("keadilan/<int:reading_id>/", fairness.one, name="reading"),
    path("keadilan/<int:reading_id>/kemajuan/", fairness.progress, name="reading_progress"),
    path("keadilan/<int:reading_id>/penilai/", fairness.raters, name="raters"),
    path("keadilan/<int:reading_id>/penilai.csv", fairness.file, name="raters_file"),
    path("keadilan/<int:reading_id>/penilai/<int:mirror_id>/", fairness.rater, name="rater_mirror"),
    path("formulir/skp/<int:skp_id>/", papers.of_plan, name="plan_papers"),
    path("formulir/skp/<int:skp_id>/<slug:kind>/", papers.print_plan, name="print_plan"),
    path("formulir/penilaian/<int:appraisal_id>/", papers.of_appraisal, name="appraisal_papers"),
    path("formulir/penilaian/<int:appraisal_id>/<slug:kind>/", papers.print_appraisal, name="print_appraisal"),
    path("formulir/unit/", bundles.everything, name="bundles"),
    path("formulir/unit/<int:bundle_id>/", bundles.one, name="bundle"),
    path("formulir/unit/<int:bundle_id>/kemajuan/", bundles.progress, name="bundle_progress"),
    path("formulir/unit/<int:bundle_id>/formulir.zip", bundles.file, name="bundle_file"),
    path("formulir/unit/<int:bundle_id>/hapus/", bundles.remove, name="remove_bundle"),
    path("formulir/<str:number>.<str:ending>", papers.file, name="paper"),
    path("simulasi/", asking.everything, name="simulations"),
    path("simulasi/baru/", asking.start, name="start"),
    path("simulasi/<int:simulation_id>/", reading.one, name="simulation"),
    path("simulasi/<int:simulation_id>/kemajuan/", reading.progress, name="progress"),
    path("simulasi/<int:simulation_id>/perubahan/<int:place>/", reading.move, name="move"),
    path("simulasi/<int:simulation_id>/simulasi.xlsx", reading.workbook, name="workbook"),
    path("simulasi/<int:simulation_id>/simulasi.json", reading.file, name="file"),
    path("simulasi/<int:simulation_id>/hapus/", asking.remove, name="remove"),
]
# Verifying a paper lies beside, short enough for a code on paper, and open to everybody.
check_paper = (
    [
        path("", check.page, name="look"),
        path("<str:number>/", check.page, name="check"),
    ],
    "paper",
)
