"""The pages by which a contact comes in: a paper, a call, a visit."""

from django.urls import path

from amparo_desk.screens import receive, receive_calls, receive_paper, receive_picture

_NEW = "requests/new/"

urlpatterns = [
    path(_NEW, receive.new, name="receive"),
    path(_NEW + "upload/", receive.upload, name="receive_upload"),
    path(_NEW + "form/", receive_paper.form, name="receive_form"),
    path(_NEW + "earlier/", receive_calls.earlier, name="receive_earlier"),
    path(_NEW + "<uuid:draft>/", receive_paper.paper, name="receive_paper"),
    path(_NEW + "<uuid:draft>/reading/", receive_paper.reading, name="receive_reading"),
    path(_NEW + "<uuid:draft>/page/<int:number>.png", receive_picture.picture, name="receive_picture"),
    path(_NEW + "<uuid:draft>/file/<int:number>", receive_picture.original, name="receive_original"),
    path(_NEW + "<uuid:draft>/throw-away/", receive.throw, name="receive_throw"),
    path(_NEW + "<slug:call>/", receive_calls.call, name="receive_call"),
]
