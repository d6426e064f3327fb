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

const Section* Sections::by_any(std::string_view word) const {
    if (const Section* exact = by_key(word)) return exact;
    const std::string wanted = text::folded(word);
    if (wanted.empty()) return nullptr;
    for (const Section& section : sections_)
        if (text::folded(section.key) == wanted || text::folded(section.name) == wanted ||
            text::folded(section.slug) == wanted)
            return &section;
    return nullptr;
}

}  // namespace midad::topics
