#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "record/record.h"

namespace midad::record {

/// A publication with all that can be worked out of it before anybody is made to wait for the record's lock.
struct Prepared {
    const Publication* publication;  // the caller's, outlives this
    std::string article_json;
    std::string slug;  // empty: nothing in the headline makes one
    std::string standfirst;
    std::string bylines;
    std::optional<std::string> picture;
    std::vector<std::string> keywords;                         // tidy, none empty
    std::vector<std::pair<std::string, std::string>> authors;  // slug and name
};

/// The publication ready to be written, or everything that is wrong with it in itself. What only the record knows (is
/// the story there, was it withdrawn) is asked when it is written. `now`: nothing is published ahead of its time.
Result<Prepared, Objections> prepare(const Publication& publication, Instant now);

}  // namespace midad::record
