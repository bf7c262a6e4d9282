"""Whose data stand in every export that shows places."""

PLACES = "GeoNames (CC BY 4.0, geonames.org), Natural Earth (public domain) and others: see “dateline gazetteer info”."
