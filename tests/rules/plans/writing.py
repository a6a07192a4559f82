"""Plans as anybody might write them, for properties that hold for all."""

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

PROGRAMMES = ("norra-mellansverige-2021-2027", "mellersta-norrland-2021-2027")
# The machine may be busy: only what comes out is judged, not how fast.
UNHURRIED = [HealthCheck.too_slow, HealthCheck.filter_too_much]
calm = settings(max_examples=50, deadline=None, suppress_health_check=UNHURRIED)
many = settings(max_examples=200, deadline=None, suppress_health_check=UNHURRIED)
AMOUNTS = st.decimals(0, 20_000_000, places=2).map(str)
SMALL = st.decimals(0, 3_000, places=2).map(str)
RATES = st.decimals(0, 1, places=4).map(str)
SECTORS = st.sampled_from(["public", "private"])
NAMES = st.sampled_from(["Region", "Kommun", "Bolag", "Stiftelse"])
STAFF = st.fixed_dictionaries({"monthly_salary": SMALL, "hours": SMALL})
BUYING = st.fixed_dictionaries(
    {
        "category": st.sampled_from(["services", "travel", "investment"]),
        "amount": AMOUNTS,
    }
)
PAYING = st.fixed_dictionaries({"name": NAMES, "sector": SECTORS, "amount": AMOUNTS})
PLANS = st.fixed_dictionaries(
    {
        "programme": st.sampled_from(PROGRAMMES),
        "cost_option": st.sampled_from(
            ["staff_plus_flat", "actual_purchases", "lump_sum"]
        ),
        "project_type": st.sampled_from(["project", "pre_study", "framework"]),
        "flat_rate": RATES,
        "indirect_rate": RATES,
        "social_charges_rate": RATES,
        "lump_sum": AMOUNTS,
        "income": SMALL,
        "staff": st.lists(STAFF, max_size=3),
        "costs": st.lists(BUYING, max_size=3),
        "in_kind": st.lists(PAYING, max_size=2),
        "co_financing": st.lists(PAYING, max_size=3),
    },
    optional={"eu_support": AMOUNTS},
)
