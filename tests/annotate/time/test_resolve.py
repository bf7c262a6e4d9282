"""Which days an expression means where it stands."""

from __future__ import annotations

import pytest

CASES = [
    # an offset counts from the passage, not from the publication
    ("The siege began in May 2012. Two years earlier the wells had failed.", None, "Two years earlier", "2010"),
    # a day without a year takes the year of the passage
    ("Talks resumed in 1998. On 4 March the envoy left.", None, "4 March", "1998-03-04"),
    # a weekday in the past tense is the most recent one, today included
    ("A mine went off on Friday.", "2024-05-10", "Friday", "2024-05-10"),
    # a weekday ahead
    ("Talks will resume on Monday.", "2024-05-10", "Monday", "2024-05-13"),
    # without a publication date nothing is guessed
    ("A mine went off on 19 September.", None, "19 September", "XXXX-09-19"),
]


@pytest.mark.parametrize(("text", "published", "quote", "value"), CASES)
def test_an_expression_means_what_a_careful_reader_takes_it_to_mean(parsed, text, published, quote, value):
    from dateline.annotate.time import annotate_times

    _, times = annotate_times(*parsed(text, published=published))
    assert value in [time.value for time in times if time.quote == quote]
