"""Origins: where each report and passage comes from, and what that leaves a claim standing on.

behind    which origin each member of a claim is counted under
find      groups, names and passages put together: `find_origins`
groups    which reports share text enough to share an origin
naming    what a report's own words say of where it comes from: credits, relays, own reporting
apart     what stands behind each value of a conflict, and the claims whose values differ
passages  whose words each stretch of a report is
stand     a claim's five counts, as ranges where they can't be known
words     the reasons, in words
"""

from twosource.origins.apart import stand_apart
from twosource.origins.behind import origins_behind
from twosource.origins.find import find_origins
from twosource.origins.stand import stand

__all__ = ["find_origins", "origins_behind", "stand", "stand_apart"]
