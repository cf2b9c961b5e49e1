# A second source for registers/working-days, by other hands than date-holidays:
#   pip install holidays==0.105 && python tools/generate/working-days-second-source.py
# writes tools/generate/testdata/working-days-second-source.json: the days from Monday to Friday that it calls public.
import json
import os

import holidays

COUNTRIES = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK IS LI NO".split()
YEARS = range(2024, 2036)
days = {
    country: {
        year: " ".join(
            day.strftime("%m-%d")
            for day in sorted(holidays.country_holidays(country, years=year, categories=("public",)))
            if day.year == year and day.weekday() < 5
        )
        for year in YEARS
    }
    for country in COUNTRIES
}
where = os.path.join(os.path.dirname(__file__), "testdata/working-days-second-source.json")
with open(where, "w") as file:
    source = f"python package holidays {holidays.__version__} (MIT), public holidays, Monday to Friday"
    json.dump({"source": source, "days": days}, file, indent=1)
    file.write("\n")
