"""The chart that the course draws: complete, on the right foot, and where the survey of charts found its zones."""

import pytest
from each import each

from footlib.drawing.scene import surface_of
from footlib.model import FEET

#: Our survey of described charts: id, system, foot, surface, x and y on it, agreement of charts, height in the body.
#: On a side, y runs from heel to toes and there is no x.
SURVEY = """
brain nervous both sole 0.155 0.960 high 0.965
hypothalamus endocrine both sole 0.185 0.940 low 0.942
pineal endocrine both sole 0.115 0.940 low 0.945
pituitary endocrine both sole 0.155 0.912 high 0.940
temple nervous both sole 0.270 0.915 medium 0.945
nose sensory both sole 0.030 0.900 medium 0.915
sinuses respiratory both sole 0.600 0.895 high 0.925
eyes sensory both sole 0.450 0.833 medium 0.934
ears sensory both sole 0.750 0.762 medium 0.924
eustachian sensory both sole 0.600 0.800 low 0.922
neck musculoskeletal both sole 0.155 0.838 high 0.865
cervical musculoskeletal both sole 0.040 0.815 high 0.885
thyroid endocrine both sole 0.150 0.795 medium 0.840
parathyroid endocrine both sole 0.290 0.800 low 0.840
trachea respiratory both sole 0.290 0.750 medium 0.800
trapezius musculoskeletal both sole 0.580 0.745 high 0.830
shoulder musculoskeletal both sole 0.915 0.690 high 0.820
arm musculoskeletal both sole 0.955 0.600 medium 0.720
elbow musculoskeletal both sole 0.865 0.450 medium 0.629
lungs respiratory both sole 0.600 0.695 high 0.765
thymus immune both sole 0.110 0.735 low 0.800
oesophagus digestive both sole 0.270 0.690 low 0.780
heart circulatory left sole 0.330 0.670 low 0.765
diaphragm respiratory both sole 0.500 0.620 high 0.730
solar-plexus nervous both sole 0.430 0.605 high 0.683
liver digestive right sole 0.700 0.550 high 0.690
gallbladder digestive right sole 0.650 0.515 high 0.665
stomach digestive both sole 0.270 0.550 high 0.680
spleen immune left sole 0.830 0.550 high 0.700
adrenals endocrine both sole 0.350 0.515 high 0.693
pancreas digestive both sole 0.280 0.490 medium 0.665
duodenum digestive both sole 0.220 0.455 medium 0.652
kidneys urinary both sole 0.400 0.470 high 0.660
transverse-colon digestive both sole 0.490 0.430 high 0.635
hepatic-flexure digestive right sole 0.760 0.430 medium 0.650
splenic-flexure digestive left sole 0.785 0.445 medium 0.680
small-intestine digestive both sole 0.450 0.365 high 0.600
ascending-colon digestive right sole 0.740 0.365 high 0.610
descending-colon digestive left sole 0.750 0.365 high 0.620
ileocecal digestive right sole 0.710 0.300 high 0.582
ureters urinary both sole 0.290 0.375 high 0.600
bladder urinary both sole 0.160 0.300 high 0.515
sigmoid digestive left sole 0.530 0.290 high 0.555
rectum digestive left sole 0.230 0.278 medium 0.530
sciatic nervous both sole 0.420 0.170 high 0.500
pelvis musculoskeletal both sole 0.420 0.110 high 0.508
thoracic musculoskeletal both sole 0.060 0.635 high 0.765
lumbar musculoskeletal both sole 0.145 0.440 high 0.630
sacrum musculoskeletal both sole 0.115 0.310 high 0.550
coccyx musculoskeletal both sole 0.085 0.210 high 0.515
uterus-prostate reproductive both inner - 0.150 high 0.520
urethra reproductive both inner - 0.230 medium 0.490
ovary-testis reproductive both outer - 0.150 medium 0.510
hip musculoskeletal both outer - 0.240 medium 0.530
knee musculoskeletal both sole 0.800 0.340 medium 0.280
fallopian reproductive both top - 0.300 high 0.535
lymph-groin lymphatic both top - 0.320 high 0.510
breast musculoskeletal both top 0.550 0.680 high 0.727
upper-lymph lymphatic both top 0.500 0.780 medium 0.800
mid-back musculoskeletal both top 0.500 0.550 low 0.690
teeth-jaw sensory both top 0.155 0.900 medium 0.885
"""
ROWS = [line.split() for line in SURVEY.strip().splitlines()]
ACCURACY = {"high": 0.05, "medium": 0.05, "low": 0.10}
BREADTH = 0.376  # of the length; x is a share of it


def middle(catalog, id, surface, foot):
    """Where a zone's centre lies on a surface: across, as a share of the breadth, and from heel to toes."""
    centre = surface_of(catalog, surface).place(catalog.zones[id], foot).centroid
    return (centre.x / BREADTH, centre.y) if surface in ("sole", "top") else (None, centre.x)


def ranks(values):
    """Each value's place in the order, equal ones sharing theirs."""
    order = sorted(values)
    return [(order.index(v) + len(order) - order[::-1].index(v) - 1) / 2 for v in values]


def correlation(a, b):
    """Spearman's: 1 where two lists rise together."""
    x, y = ranks(a), ranks(b)
    mx, my = sum(x) / len(x), sum(y) / len(y)
    both = sum((p - mx) * (q - my) for p, q in zip(x, y, strict=True))
    return both / (sum((p - mx) ** 2 for p in x) * sum((q - my) ** 2 for q in y)) ** 0.5


def test_the_chart_is_complete(catalog):
    """The 61 zones of the survey, no more and no fewer."""
    assert set(catalog.zones) == {row[0] for row in ROWS}
    assert len(ROWS) == 61


@each("row", ROWS, ids=lambda row: row[0])
def test_zones_say_what_the_survey_says(catalog, row):
    """System, foot, agreement and height in the body are those of the survey."""
    id, system, foot, _, _, _, agreement, height = row
    zone = catalog.zones[id]
    assert (zone.system, zone.foot, zone.agreement, zone.body_height) == (system, foot, agreement, float(height))


@each("row", ROWS, ids=lambda row: row[0])
def test_zones_lie_where_the_survey_found_them(catalog, row):
    """Shapes may suggest what they stand for, within the accuracy of the survey: a twentieth, or a tenth where charts
    disagree most."""
    id, _, foot, surface, x, y, agreement, _ = row
    for one in FEET[foot]:
        at = middle(catalog, id, surface, one)
        if x != "-":
            assert at[0] == pytest.approx(float(x), abs=ACCURACY[agreement])
        assert at[1] == pytest.approx(float(y), abs=ACCURACY[agreement])


def test_zones_of_the_sole_follow_the_body(catalog):
    """The article's claim, as a description of the chart: from the toes to the heel as from head to foot."""
    for foot in ("left", "right"):
        sole = [id for id, zone in catalog.zones.items() if "sole" in zone.shapes and foot in FEET[zone.foot]]
        heights = [catalog.zones[id].body_height for id in sole]
        assert correlation([middle(catalog, id, "sole", foot)[1] for id in sole], heights) > 0.95


def test_guide_lines_run_in_the_order_of_the_body(catalog):
    """From the toes to the heel: shoulders, diaphragm, waist, pelvic floor, sciatic nerve; the tendon lengthwise."""
    assert set(catalog.landmarks) == {"shoulder", "diaphragm", "waist", "heel", "sciatic", "tendon"}
    across = ["shoulder", "diaphragm", "waist", "heel", "sciatic"]
    heights = [sum(y for _, y in catalog.landmarks[id].line) / len(catalog.landmarks[id].line) for id in across]
    assert heights == sorted(heights, reverse=True)
    tendon = catalog.landmarks["tendon"].line
    assert max(x for x, _ in tendon) - min(x for x, _ in tendon) < 0.1 < tendon[0][1] - tendon[-1][1]


def test_no_place_of_the_tree_reaches_the_groove_behind_the_inner_ankle(catalog):
    """Where nerve and artery lie under the skin, no workable region touches."""
    for id in ("inner-ankle", "heel", "inner-edge", "achilles", "top"):
        assert "behind-inner-ankle" not in catalog.touching[id]
