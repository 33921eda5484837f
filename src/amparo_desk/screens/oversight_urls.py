"""The pages of reports, requests for records and samples."""

from django.urls import path

from amparo_desk.screens import oversight, oversight_forces, oversight_requests, oversight_samples

urlpatterns = [
    path("oversight/", oversight.show, name="oversight"),
    path("oversight/reports/new/", oversight.new_report, name="state_report_new"),
    path("oversight/reports/<uuid:draft>/", oversight.report, name="state_report"),
    path("oversight/reports/<uuid:draft>/sent/", oversight.report_sent, name="state_report_sent"),
    path("oversight/reports/<uuid:draft>/file/<str:name>", oversight.report_file, name="state_report_file"),
    path("oversight/compare/<int:number>/", oversight.compare, name="state_compare"),
    path("oversight/task-forces/new/", oversight_forces.new_task_force, name="task_force_new"),
    path("oversight/task-forces/<uuid:draft>/", oversight_forces.task_force, name="task_force"),
    path("oversight/requests/new/", oversight_requests.new, name="records_new"),
    path("oversight/requests/<uuid:draft>/", oversight_requests.show, name="records_request"),
    path("oversight/requests/<uuid:draft>/extend/", oversight_requests.extend, name="records_extend"),
    path("oversight/requests/<uuid:draft>/texts/", oversight_requests.texts, name="records_texts"),
    path("oversight/requests/<uuid:draft>/package/", oversight_requests.package, name="records_package"),
    path("oversight/requests/<uuid:draft>/approve/", oversight_requests.approve, name="records_approve"),
    path("oversight/requests/<uuid:draft>/answered/", oversight_requests.answered, name="records_answered"),
    path("oversight/requests/<uuid:draft>/file", oversight_requests.package_file, name="records_file"),
    path(
        "oversight/requests/<uuid:draft>/letter-<slug:language>",
        oversight_requests.letter_file,
        name="records_letter",
    ),
    path("oversight/samples/new/", oversight_samples.new, name="sample_new"),
    path("oversight/samples/<uuid:draft>/", oversight_samples.show, name="sample"),
    path("oversight/samples/<uuid:draft>/draw/", oversight_samples.draw, name="sample_draw"),
]
