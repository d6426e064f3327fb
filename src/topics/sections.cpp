#include "topics/sections.h"

#include "text/fold.h"

namespace midad::topics {

const Section* Sections::by_key(std::string_view key) const {
    for (const Section& section : sections_)
        if (section.key == key) return &section;
    return nullptr;
}

const Section* Sections::by_slug(std::string_view slug) const {
    for (const Section& section : sections_)
        if (section.slug == slug) return &section;
    return nullptr;
}

const Section* Sections::by_former(std::string_view word) const {
    for (const GivenSlug& given : given_)
        if (given.slug == word)
            if (const Section* section = by_key(given.key)) return section;
    return by_key(word);
}

const Section* Sections::by_any(std::string_view word) const {
    if (const Section* exact = by_key(word)) return exact;
    const std::string wanted = text::folded(word);
    if (wanted.empty()) return nullptr;
    for (const Section& section : sections_)
        if (text::folded(section.key) == wanted || text::folded(section.name) == wanted ||
            text::folded(section.slug) == wanted)
            return &section;
    for (const GivenSlug& given : given_)
        if (text::folded(given.slug) == wanted)
            if (const Section* section = by_key(given.key)) return section;
    return nullptr;
}

}  // namespace midad::topics
