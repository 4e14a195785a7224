import pytest, pathlib
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone
from tests.journeys.conftest import *
from tests.workplaces.caring import *
from tests.workplaces.make import *
pytestmark=pytest.mark.slow
OUT=pathlib.Path('/tmp/care_shots'); OUT.mkdir(exist_ok=True)
def test_shots(open_as, director, region, edited_organisation, organisation):
    open_directory(region); make_contact(edited_organisation)
    old=timezone.localdate()-dt.timedelta(days=430)
    w=make_workplace(edited_organisation, verified_on=old, added_on=old, locality="Kleibeke", street="Kaai 1", postcode="8500", summary="Je herstelt fietsen.")
    o=make_offer(w); o2=make_offer(w,"lde",(5,))
    for n in range(7): make_workplace(organisation, f"Klaver plek {n}", verified_on=old, added_on=old)
    c=make_check(edited_organisation); ch=make_change(w,check_asked=c,proposed_by="Els Werkplek, Het Anker"); make_change(w,before={"street":"Oud 1"},after={"street":"Nieuw 2"})
    r=make_remark(w); r2=make_remark(w,text="Ook de openingsuren kloppen niet, ik stond er voor een dichte deur.")
    from regietafel.workplaces.queries.free_places import token_of
    from regietafel.workplaces import care_tokens as t
    R=region.slug
    pages={"check":(None,check_url(c)),"change":(None,reverse("workplaces:check-change",args=[t.token_for(t.CHECK,c.pk),w.pk])),
     "places":(None,reverse("workplaces:places-link",args=[token_of(w)])),
     "unlist":(None,reverse("workplaces:check-deed",args=[t.token_for(t.CHECK,c.pk),w.pk,"unlist"])),
     "period":(None,reverse("workplaces:check-deed",args=[t.token_for(t.CHECK,c.pk),w.pk,"period"])),
     "remark":(None,reverse("workplaces:remark",args=[R,w.slug])),
     "remarklink":(None,reverse("workplaces:remark-link",args=[t.token_for(t.REMARK,r.pk)])),
     "worklist":(1,reverse("workplaces:worklist",args=[R])),"orgs":(1,reverse("workplaces:worklist-organisations",args=[R])),
     "tel":(1,reverse("workplaces:worklist-telephone",args=[R])),"checks":(1,reverse("workplaces:checks",args=[R])),
     "start":(1,reverse("workplaces:checks-start",args=[R])),"changes":(1,reverse("workplaces:changes",args=[R])),
     "onechange":(1,reverse("workplaces:change",args=[R,ch.pk])),"remarks":(1,reverse("workplaces:remarks",args=[R])),
     "answer":(1,reverse("workplaces:remark-answer",args=[R,r.pk])),"letter":(1,reverse("workplaces:places-letter",args=[R,w.slug]))}
    for width in (1280,390):
        for who in (None,1):
            page=open_as(director if who else AnonymousUser(), "/nl/", width=width)
            for name,(need,url) in pages.items():
                if need==who:
                    page.goto(url); page.screenshot(path=str(OUT/f"{name}-{width}.png"),full_page=True)
                    if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"): print("WIDE",name,width)
