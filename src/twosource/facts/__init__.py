"""Numbers, dates and places in news text: vocabulary for claims, conflicts and the time line."""
