#include "site/keyword_links.h"

#include <algorithm>

#include "record/record.h"
#include "site/addresses.h"
#include "text/fold.h"
#include "text/slug.h"

namespace midad::site {

std::vector<KeywordLink> keyword_links(const record::Record& record, const std::vector<std::string>& names, Form form) {
    std::vector<KeywordLink> links;
    std::vector<std::string> said;
    for (const auto& name : names) {
        std::string folded = text::folded(name);
        if (std::find(said.begin(), said.end(), folded) != said.end()) continue;
        const auto found = record.find_keyword(text::slug(name));
        const bool is_it = found && text::folded(found->name) == folded;
        links.push_back(
            {name, is_it ? link(form, keyword_path(found->slug)) : in_form(form, "/search") + "?q=" + href(name)});
        said.push_back(std::move(folded));
    }
    return links;
}

}  // namespace midad::site
