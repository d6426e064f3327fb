#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/clock.h"
#include "record/record.h"
#include "topics/sections.h"

namespace midad::fronts {

/// What stands where on the home page. No story stands twice.
struct Front {
    std::optional<record::Card> breaking;
    std::optional<record::Card> lead;
    std::vector<record::Card> rail;    // short stories beside the lead, 4 to 6
    std::vector<record::Card> second;  // with pictures, below the lead, 0 or 3
    struct Block {
        topics::Section section;
        std::vector<record::Card> cards;
    };
    std::vector<Block> sections;
    std::vector<record::Card> opinion;
    std::vector<record::Card> briefs;
};

/// Arranges the front from the record: the newest story placed as lead within three days (or else the newest with a
/// picture), then those placed top, then by time; a section with nothing to show has no block. A pure choice over what
/// is read; any thread.
Front arrange_front(const record::Record& record, const topics::Sections& sections, Instant now);

}  // namespace midad::fronts
