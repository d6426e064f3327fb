#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace midad::topics {

/// A section of the paper, as midad.toml lists it. The key is its address and its name in data: a key never changes.
struct Section {
    std::string key;      // ASCII: "energy"; what stories and feeds are filed under
    std::string name;     // «طاقة»
    std::string slug;     // the address's word: «طاقة»
    bool in_line = true;  // in the masthead's line of sections
};

/// The paper's sections in their order. Immutable; any thread.
class Sections {
public:
    explicit Sections(std::vector<Section> sections) : sections_{std::move(sections)} {}
    const std::vector<Section>& all() const { return sections_; }
    const Section* by_key(std::string_view key) const;
    const Section* by_slug(std::string_view slug) const;
    /// By key, name or slug, as an editor types it (folded).
    const Section* by_any(std::string_view word) const;

private:
    std::vector<Section> sections_;
};

}  // namespace midad::topics
