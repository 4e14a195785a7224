import datetime as dt, time, pytest
from regietafel.organisations.models import Organisation
from regietafel.workplaces.reference import load_codes
from tests.workplaces.test_import import sheet_with, take, acts, NOW, TODAY
from regietafel.workplaces.operations.sheet_undo import undo_import
from regietafel.workplaces.models import Import
from regietafel.workplaces.queries.directory_sheet import directory_sheet
from regietafel.workplaces.queries.visible import workplaces_visible_to
from regietafel.core.tabular import xlsx
@pytest.mark.django_db
def test_it(director, region):
    load_codes()
    orgs=[Organisation.objects.create(region=region,name=f"Organisatie {i}") for i in range(200)]
    rows=[("Nr","Naam","Organisatie","Werkvorm","Trede","Adres","Postcode","Plaatsen","E-mail","Talen")]
    rows+=[(str(i),f"Werkplek nummer {i} van de lijst",f"Organisatie {i%200}","LDE","5",f"Straat {i}","8500","12",f"w{i}@example.org","Nederlands; Frans") for i in range(5000)]
    t=time.time(); s=sheet_with(director,region,rows); print("tried",time.time()-t, flush=True)
    t=time.time(); s=take(director,s); print("taken",time.time()-t, flush=True)
    t=time.time(); s2=sheet_with(director,region,rows); print("again",time.time()-t,set(acts(s2)), flush=True)
    t=time.time(); x=xlsx(directory_sheet(director, workplaces_visible_to(director,TODAY).filter(region=region),"x",TODAY)); print("export",time.time()-t,len(x), flush=True)
    t=time.time(); undo_import(actor=director,sheet=s,version=s.version,now=NOW); print("undone",time.time()-t, flush=True)
