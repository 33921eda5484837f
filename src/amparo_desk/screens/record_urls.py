"""The pages of one record, and the acts on it."""

from django.urls import path

from amparo_desk.screens import (
    access_given,
    acting,
    counsel,
    erasing,
    facts,
    graver,
    leaving,
    notices,
    printed_set,
    proof_given,
    record,
    time_noted,
)

_HERE = "requests/<slug:record>/"

urlpatterns = [
    path(_HERE, record.record, name="record"),
    path(_HERE + "document/<slug:sha256>/", record.document, name="record_document"),
    path(_HERE + "facts/<slug:part>/", facts.facts, name="record_facts"),
    path(_HERE + "again/<slug:part>/", acting.again, name="record_again"),
    path(_HERE + "intention/", acting.intention, name="record_intention"),
    path(_HERE + "tell/", acting.tell, name="record_tell"),
    path(_HERE + "reply/", acting.reply, name="record_reply"),
    path(_HERE + "due/", leaving.due, name="record_due"),
    path(_HERE + "released/", leaving.released, name="record_released"),
    path(_HERE + "withdraw/", acting.withdraw, name="record_withdraw"),
    path(_HERE + "designee/", acting.designee, name="record_designee"),
    path(_HERE + "time/", time_noted.time, name="record_time"),
    path(_HERE + "link/", acting.link, name="record_link"),
    path(_HERE + "access/<slug:part>/", access_given.access, name="record_access"),
    path(_HERE + "transfer/<slug:part>/", leaving.transfer, name="record_transfer"),
    path(_HERE + "verify/<slug:part>/", graver.verify, name="record_verify"),
    path(_HERE + "counsel/ask/", counsel.ask, name="record_ask"),
    path(_HERE + "counsel/", counsel.counsel, name="record_counsel"),
    path(_HERE + "outside/", graver.outside, name="record_outside"),
    path(_HERE + "attach/", graver.attach, name="record_attach"),
    path(_HERE + "notices/", notices.notices, name="record_notices"),
    path(_HERE + "notices/reply/", notices.reply, name="record_notices_reply"),
    path(_HERE + "notices/staff/", notices.for_staff, name="record_notices_staff"),
    path(_HERE + "notices/set/<int:number>/", printed_set.print_set, name="record_print_set"),
    path(_HERE + "notices/<slug:sha256>/served/", notices.serve, name="record_serve"),
    path(_HERE + "proof/", proof_given.proof, name="record_proof"),
    path(_HERE + "erase/", erasing.erase, name="record_erase"),
    path(_HERE + "strike/", graver.strike_entry, name="record_strike"),
]
