#include "site/keyword_links.h"

#include "record/record.h"
#include "site/addresses.h"
#include "text/fold.h"
#include "text/slug.h"

namespace midad::site {

std::vector<KeywordLink> keyword_links(const record::Record& record, const std::vector<std::string>& names, Form form) {
    std::vector<KeywordLink> links;
    for (const auto& name : names) {
        const auto found = record.find_keyword(text::slug(name));
        const bool is_it = found && text::folded(found->name) == text::folded(name);
        links.push_back(
            {name, is_it ? link(form, keyword_path(found->slug)) : in_form(form, "/search") + "?q=" + href(name)});
    }
    return links;
}

}  // namespace midad::site
