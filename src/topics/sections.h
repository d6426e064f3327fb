#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace midad::topics {

/// A section of the paper. The key is its name in data: a key never changes.
struct Section {
    std::string key;      // ASCII: "energy"; what stories and feeds are filed under
    std::string name;     // «طاقة»
    std::string slug;     // the address's word: «طاقة»
    bool in_line = true;  // in the masthead's line of sections

    bool operator==(const Section&) const = default;
};

/// A word that a section has in its address, or had once.
struct GivenSlug {
    std::string slug, key;

    bool operator==(const GivenSlug&) const = default;
};

/// The paper's sections in their order, at one moment, and every slug that one of them ever had. Immutable; any thread.
class Sections {
public:
    explicit Sections(std::vector<Section> sections, std::vector<GivenSlug> given = {})
        : sections_{std::move(sections)}, given_{std::move(given)} {}
    const std::vector<Section>& all() const { return sections_; }
    const Section* by_key(std::string_view key) const;
    const Section* by_slug(std::string_view slug) const;
    /// Where a word that is no section's slug leads: to the section that had it in its address once, or whose key it
    /// is, since that is what other programs know it by.
    const Section* by_former(std::string_view word) const;
    /// By key, name or slug, as an editor types it (folded); or by a slug that it had once.
    const Section* by_any(std::string_view word) const;

    const std::vector<GivenSlug>& given() const { return given_; }
    bool operator==(const Sections&) const = default;

private:
    std::vector<Section> sections_;
    std::vector<GivenSlug> given_;
};

}  // namespace midad::topics
