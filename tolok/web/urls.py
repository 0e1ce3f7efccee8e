"""Addresses: the first page, sign-in, and below each government its apps."""

from __future__ import annotations

from django.urls import include, path

from tolok.insight.urls import check_paper
from tolok.web.api import api
from tolok.web.views import doors, health, parts, tastes

shell = (
    [
        path("", doors.first, name="first"),
        path("masuk/", doors.sign_in, name="sign_in"),
        path("tampilan/<str:value>/", tastes.theme, name="theme"),
        path("bahasa/<str:value>/", tastes.language, name="language"),
        path("parts/", parts.page, name="parts"),
        path("healthz", health.alive, name="alive"),
        path("readyz", health.ready, name="ready"),
        path("<slug:government>/contoh/<int:person_id>/", doors.enter_example, name="enter_example"),
        path("<slug:government>/undangan/<str:token>/", doors.set_password, name="set_password"),
        path("<slug:government>/keluar/", doors.sign_out, name="sign_out"),
    ],
    "web",
)
urlpatterns = [
    path("", include(shell)),
    path("api/v1/", api.urls),
    path("<slug:government>/", include("tolok.desk.urls")),
    path("<slug:government>/orang/", include("tolok.people.urls")),
    path("<slug:government>/kabar/", include("tolok.delivery.urls")),
    path("<slug:government>/kalender/", include("tolok.calendar.urls")),
    path("<slug:government>/rencana/", include("tolok.skp.urls")),
    path("<slug:government>/bukti/", include("tolok.evidence.urls")),
    path("<slug:government>/laporan/", include("tolok.reports.urls")),
    path("<slug:government>/umpan-balik/", include("tolok.feedback.urls")),
    path("<slug:government>/warga/", include("tolok.citizens.urls")),
    path("<slug:government>/penilaian/", include("tolok.appraisal.urls")),
    path("<slug:government>/tindak-lanjut/", include("tolok.followup.urls")),
    path("<slug:government>/periksa/", include(check_paper)),
    path("<slug:government>/wawasan/", include("tolok.insight.urls")),
]
handler400 = "tolok.web.views.errors.unreadable"
handler404 = "tolok.web.views.errors.not_found"
handler500 = "tolok.web.views.errors.broken"
