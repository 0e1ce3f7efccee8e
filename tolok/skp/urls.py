"""Addresses of plans, goals, library, services and projects."""

from __future__ import annotations

from django.urls import path

from tolok.skp.views import decide, goals, library, outcomes, plan, projects, standards

app_name = "skp"
urlpatterns = [
    path("", plan.mine, name="mine"),
    path("mulai/", plan.start, name="start"),
    path("skp/<int:skp_id>/", plan.plan, name="plan"),
    path("skp/<int:skp_id>/cetak/", plan.print_plan, name="print"),
    path("skp/<int:skp_id>/ajukan/", plan.propose, name="propose"),
    path("skp/<int:skp_id>/hasil/", outcomes.add, name="add_outcome"),
    path("skp/<int:skp_id>/lampiran/", outcomes.annex, name="annex"),
    path("hasil/<int:outcome_id>/ubah/", outcomes.change, name="change_outcome"),
    path("hasil/<int:outcome_id>/hapus/", outcomes.remove, name="remove_outcome"),
    path("hasil/<int:outcome_id>/sambung/", outcomes.link, name="link_outcome"),
    path("hasil/<int:outcome_id>/target/", outcomes.add_target, name="add_target"),
    path("target/<int:target_id>/ubah/", outcomes.change_target, name="change_target"),
    path("target/<int:target_id>/hapus/", outcomes.remove_target, name="remove_target"),
    path("usulan/", decide.proposed, name="proposed"),
    path("usulan/<int:skp_id>/", decide.decide, name="decide"),
    path("usulan/<int:skp_id>/kembalikan/", decide.send_back, name="send_back"),
    path("sasaran/", goals.cascade_page, name="cascade"),
    path("sasaran/baru/", goals.add_goal, name="add_goal"),
    path("sasaran/<int:goal_id>/", goals.goal, name="goal"),
    path("celah/", goals.gaps, name="gaps"),
    path("matriks/", goals.matrix, name="my_matrix"),
    path("matriks/<int:person_id>/", goals.matrix, name="matrix"),
    path("pustaka/", library.library, name="library"),
    path("pustaka/baru/", library.add, name="add_indicator"),
    path("pustaka/<int:indicator_id>/", library.indicator, name="indicator"),
    path("pustaka/<int:indicator_id>/revisi/", library.revise, name="revise_indicator"),
    path("pustaka/<int:indicator_id>/tarik/", library.retire, name="retire_indicator"),
    path("layanan/", standards.services, name="services"),
    path("layanan/baru/", standards.open_service, name="open_service"),
    path("layanan/<int:service_id>/", standards.service, name="service"),
    path("layanan/<int:service_id>/tarik/", standards.retire, name="retire_service"),
    path("proyek/baru/", projects.start.start, name="start_project"),
    path("proyek/<int:project_id>/anggota/", projects.start.add_member, name="add_member"),
    path("proyek/anggota/<int:member_id>/ketua/", projects.start.name_head, name="name_head"),
    path("proyek/anggota/<int:member_id>/keluar/", projects.start.end_membership, name="end_membership"),
    path("proyek/<int:project_id>/rencana/", projects.replan.replan, name="replan_project"),
    path("proyek/<int:project_id>/tahap/", projects.plan.set_milestones, name="set_milestones"),
    path("proyek/tahap/<int:milestone_id>/tercapai/", projects.plan.finish_milestone, name="finish_milestone"),
    path("proyek/<int:project_id>/hasil/", projects.plan.set_outcomes, name="set_outcomes"),
    path("proyek/hasil/<int:outcome_id>/capaian/", projects.plan.read_outcome, name="read_outcome"),
    path("proyek/<int:project_id>/belanja/", projects.money.book_spending, name="book_spending"),
    path("proyek/belanja/<int:spending_id>/koreksi/", projects.money.correct_spending, name="correct_spending"),
    path("proyek/<int:project_id>/mulai/", projects.turns.begin, name="begin_project"),
    path("proyek/<int:project_id>/selesai/", projects.turns.finish, name="finish_project"),
    path("proyek/<int:project_id>/henti/", projects.turns.stop, name="stop_project"),
    path("proyek/<int:project_id>/buka/", projects.turns.reopen, name="reopen_project"),
    path("proyek/<int:project_id>/nilai/", projects.turns.assess, name="assess_project"),
]
