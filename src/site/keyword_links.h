#pragma once

#include <string>
#include <vector>

#include "site/page.h"

namespace midad::record {
class Record;
}

namespace midad::site {

struct KeywordLink {
    std::string name;     // as the story spells it
    std::string address;  // as it stands in an attribute
};

/// Where each keyword's page is. One keyword has many spellings and one address: the first spelling's. A keyword that
/// cannot be found by its name leads to the search for it. Two spellings in one story are one keyword: the first stays.
std::vector<KeywordLink> keyword_links(const record::Record& record, const std::vector<std::string>& names, Form form);

}  // namespace midad::site
